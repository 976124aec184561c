using BadgeIssuer.Artwork;
using BadgeIssuer.Tests.Architecture;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Artwork;

public sealed class ProgrammeArtworkTests
{
    [TestCase(90, 90)]
    [TestCase(600, 600)]
    [TestCase(2048, 2048)]
    [TestCase(105, 100)]
    public void A_square_picture_of_a_usable_size_is_read(int width, int height)
    {
        ProgrammeArtwork.TryRead(Picture.Plain(width, height), out var artwork, out _).Should().BeTrue();

        (artwork!.Width, artwork.Height).Should().Be((width, height));
    }

    [TestCase(89, 89, ArtworkProblemCodes.Dimensions, "89 89 90 2048")]
    [TestCase(2049, 2049, ArtworkProblemCodes.Dimensions, "2049 2049 90 2048")]
    [TestCase(106, 100, ArtworkProblemCodes.NotSquare, "106 100")]
    [TestCase(100, 106, ArtworkProblemCodes.NotSquare, "100 106")]
    public void Other_sizes_are_refused_with_their_numbers(int width, int height, string code, string arguments) =>
        ShouldBeRefused(Picture.Plain(width, height), code, arguments);

    [Test]
    public void What_is_not_a_picture_is_refused()
    {
        ShouldBeRefused([], ArtworkProblemCodes.NotPng);
        ShouldBeRefused("<svg xmlns='http://www.w3.org/2000/svg'/>                "u8, ArtworkProblemCodes.NotPng);

        var big = new byte[ProgrammeArtwork.MostBytes + 1];
        Picture.Plain(100, 100).CopyTo(big, 0);
        ShouldBeRefused(big, ArtworkProblemCodes.TooManyBytes, "1048577 1048576");
    }

    [Test]
    public void A_picture_that_ends_half_way_is_refused()
    {
        var png = new BadgePainter(TestFonts.All).Paint(new BadgeFace("途中まで", "", "", "", 2));

        ShouldBeRefused(png.AsSpan(0, png.Length / 2), ArtworkProblemCodes.Undecodable);
    }

    [Test]
    public void A_header_that_claims_an_enormous_picture_is_refused_undecoded()
    {
        var png = Picture.Plain(100, 100);
        png.AsSpan(16, 8).Fill(0xFF);

        ShouldBeRefused(png, ArtworkProblemCodes.Dimensions, "4294967295 4294967295 90 2048");
    }

    [Test]
    public void Damage_never_throws()
    {
        var png = Picture.Plain(120, 120);

        Gen.Select(Gen.Int[0, png.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var damaged = (byte[])png.Clone();
            damaged[at] = value;
            return ProgrammeArtwork.TryRead(damaged, out var artwork, out var problem) == artwork is not null
                && (problem is null) == artwork is not null;
        });
    }

    [Test]
    public void The_sample_artwork_is_usable()
    {
        var files = Directory.GetFiles(Checkout.Path("samples", "artwork"), "*.png");

        files.Select(Path.GetFileName).Should().Contain("MDXQ2-T1-1.png");
        foreach (var file in files)
        {
            var png = File.ReadAllBytes(file);
            png.Length.Should().BeLessThan(100 * 1024);
            ProgrammeArtwork.TryRead(png, out _, out var problem).Should().BeTrue(problem?.Code);
        }
    }

    private static void ShouldBeRefused(ReadOnlySpan<byte> png, string code, string arguments = "")
    {
        ProgrammeArtwork.TryRead(png, out var artwork, out var problem).Should().BeFalse();

        artwork.Should().BeNull();
        problem!.Code.Should().Be(code);
        string.Join(' ', problem.Arguments).Should().Be(arguments);
    }
}
