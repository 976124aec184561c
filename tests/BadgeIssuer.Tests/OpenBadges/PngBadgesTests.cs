using System.Text;
using BadgeIssuer.OpenBadges.Baking;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class PngBadgesTests
{
    private const string Jwt = "eyJhbGciOiJFZERTQSJ9.e30.AAAA";
    private const string Assertion = """{"id":"https://badges.example.jp/ob2/assertions/1","narrative":"修了"}""";

    private static readonly BakedText Credential = new(BakedText.OpenBadgeCredential, Jwt);
    private static readonly BakedText OldAssertion = new(BakedText.OpenBadges, Assertion);

    private static PreparedPng Prepared(byte[] png)
    {
        PreparedPng.TryPrepare(png, out var prepared, out _).Should().BeTrue();
        return prepared!;
    }

    private static string CodeOf(byte[] png)
    {
        PngBadges.TryExtract(png, out _, out var problem).Should().BeFalse();
        return problem!.Code;
    }

    [Test]
    public void What_was_baked_comes_out_as_it_went_in()
    {
        var baked = Prepared(Pictures.Png()).Bake(OldAssertion, Credential);

        PngBadges.TryExtract(baked, out var texts, out _).Should().BeTrue();
        texts.Should().Equal(Credential, OldAssertion);
    }

    [Test]
    public void Any_text_comes_out_as_it_went_in() =>
        Gen.Select(Gen.OneOf(Gen.String.AlphaNumeric, Gen.Int[0, 0xD7FF].Select(c => char.ConvertFromUtf32(c)).Array[0, 50].Select(string.Concat)), Gen.Bool)
            .Sample((text, isCredential) =>
            {
                var one = new BakedText(isCredential ? BakedText.OpenBadgeCredential : BakedText.OpenBadges, text);
                return PngBadges.TryExtract(Prepared(Pictures.Png()).Bake(one), out var texts, out _)
                    && texts is [var only] && only == one;
            });

    [Test]
    public void The_rest_of_the_picture_is_kept_byte_for_byte()
    {
        var picture = Pictures.Png(Pictures.PlainText("Author", "事務局"), Pictures.Chunk("prVt", [1, 2, 3]));

        var baked = Prepared(picture).Bake(Credential);

        var inserted = baked.Length - picture.Length;
        baked.Take(33).Should().Equal(picture.Take(33));
        baked.Skip(33 + inserted).Should().Equal(picture.Skip(33));
    }

    [Test]
    public void Baking_nothing_gives_the_picture() =>
        Prepared(Pictures.Png()).Bake().Should().Equal(Pictures.Png());

    [Test]
    public void Baking_into_a_buffer_writes_the_same()
    {
        var prepared = Prepared(Pictures.Png());
        var buffer = new byte[prepared.Measure(Credential) + 10];

        var written = prepared.Bake(buffer, Credential);

        buffer.Take(written).Should().Equal(prepared.Bake(Credential));
        FluentActions.Invoking(() => prepared.Bake(new byte[10], Credential)).Should().Throw<ArgumentException>();
    }

    [Test]
    public void Two_badges_under_one_keyword_are_a_mistake_of_the_caller()
    {
        var prepared = Prepared(Pictures.Png());

        FluentActions.Invoking(() => prepared.Bake(Credential, Credential)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => prepared.Bake(new BakedText("Comment", "x"))).Should().Throw<ArgumentException>();
    }

    [Test]
    public void A_picture_that_is_baked_already_is_not_prepared()
    {
        PreparedPng.TryPrepare(Prepared(Pictures.Png()).Bake(OldAssertion), out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(PngProblemCodes.AlreadyBaked);
    }

    [Test]
    public void Compressed_text_is_read_and_so_is_a_url_in_a_chunk_of_old()
    {
        var png = Pictures.Png(
            Pictures.InternationalText("openbadgecredential", Encoding.UTF8.GetBytes(Jwt), compressed: true),
            Pictures.PlainText("openbadges", "https://example.org/assertions/1"));

        PngBadges.TryExtract(png, out var texts, out _).Should().BeTrue();
        texts.Should().Equal(Credential, new BakedText(BakedText.OpenBadges, "https://example.org/assertions/1"));
    }

    [Test]
    public void Compressed_text_may_not_grow_without_bound()
    {
        var bomb = Pictures.InternationalText("openbadges", new byte[BadgeChunk.MaximumTextBytes + 1], compressed: true);
        bomb.Length.Should().BeLessThan(20_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        CodeOf(Pictures.Png(bomb)).Should().Be(PngProblemCodes.TextTooLong);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(5 * BadgeChunk.MaximumTextBytes);
    }

    [TestCase(new byte[] { 0x78, 0x9C, 1, 2, 3, 4, 5, 6 }, TestName = "Compressed text that is no ZLIB stream is refused")]
    [TestCase(new byte[] { 0x78 }, TestName = "Compressed text of one byte is refused")]
    public void Bad_compression_is_refused(byte[] compressed) =>
        CodeOf(Pictures.Png(Pictures.Chunk("iTXt", [.. "openbadges\0\u0001\0\0\0"u8, .. compressed])))
            .Should().Be(PngProblemCodes.BadText);

    [Test]
    public void Compressed_text_cut_short_or_followed_by_something_is_refused()
    {
        var whole = Pictures.Deflate(Encoding.UTF8.GetBytes(Assertion));

        foreach (var compressed in new[] { whole[..^1], whole[..^5], [.. whole, (byte)0], [.. whole, .. whole] })
        {
            CodeOf(Pictures.Png(Pictures.Chunk("iTXt", [.. "openbadges\0\u0001\0\0\0"u8, .. compressed])))
                .Should().Be(PngProblemCodes.BadText);
        }
    }

    [TestCase("openbadges", TestName = "A keyword without an end is refused")]
    [TestCase("openbadges\0\u0002\0\0\0x", TestName = "An unknown compression flag is refused")]
    [TestCase("openbadges\0\0\u0001\0\0x", TestName = "An unknown compression method is refused")]
    [TestCase("openbadges\0\0\0x", TestName = "A missing language tag is refused")]
    public void A_badly_laid_out_chunk_is_refused(string data) =>
        CodeOf(Pictures.Png(Pictures.Chunk("iTXt", Encoding.UTF8.GetBytes(data)))).Should().Be(PngProblemCodes.BadText);

    [Test]
    public void Text_that_is_not_utf8_is_refused() =>
        CodeOf(Pictures.Png(Pictures.InternationalText("openbadges", [0xC0, 0xAF]))).Should().Be(PngProblemCodes.BadText);

    [Test]
    public void An_old_chunk_holds_a_url_and_nothing_else() =>
        CodeOf(Pictures.Png(Pictures.PlainText("openbadges", Assertion))).Should().Be(PngProblemCodes.BadText);

    [Test]
    public void Two_badges_of_one_kind_are_refused_in_whatever_chunks()
    {
        var newer = Pictures.InternationalText("openbadges", Encoding.UTF8.GetBytes(Assertion));
        var older = Pictures.PlainText("openbadges", "https://example.org/assertions/1");

        CodeOf(Pictures.Png(newer, newer)).Should().Be(PngProblemCodes.DuplicateBadge);
        CodeOf(Pictures.Png(older, newer)).Should().Be(PngProblemCodes.DuplicateBadge);
    }

    [Test]
    public void Compressed_chunks_that_never_were_badges_are_passed_over() =>
        CodeOf(Pictures.Png(Pictures.Chunk("zTXt", [.. "openbadges\0\0"u8, .. Pictures.Deflate("https://example.org"u8)])))
            .Should().Be(PngProblemCodes.NotBaked);

    [Test]
    public void Structure_is_checked()
    {
        var png = Pictures.Png();
        var withoutHeader = (byte[])[.. png.AsSpan(0, 8), .. png.AsSpan(33)];
        var withoutImage = (byte[])[.. png.AsSpan(0, 33), .. Pictures.Chunk("IEND", [])];

        CodeOf([]).Should().Be(PngProblemCodes.NotPng);
        CodeOf(png[..8]).Should().Be(PngProblemCodes.Truncated);
        CodeOf(png[..^12]).Should().Be(PngProblemCodes.Truncated);
        CodeOf([.. png, 0]).Should().Be(PngProblemCodes.TrailingData);
        CodeOf([.. png, .. png]).Should().Be(PngProblemCodes.TrailingData);
        CodeOf(withoutHeader).Should().Be(PngProblemCodes.BadStructure);
        CodeOf(withoutImage).Should().Be(PngProblemCodes.BadStructure);
        CodeOf(Pictures.Png(Pictures.Chunk("IHDR", new byte[13]))).Should().Be(PngProblemCodes.BadStructure);
        CodeOf(Pictures.Png(Pictures.Chunk("a1b2", []))).Should().Be(PngProblemCodes.BadStructure);
    }

    [Test]
    public void No_single_damaged_byte_gives_another_badge()
    {
        var baked = Prepared(Pictures.Png()).Bake(Credential, OldAssertion);

        for (var i = 0; i < baked.Length; i++)
        {
            foreach (var damage in new byte[] { 0x01, 0x20, 0x80, 0xFF })
            {
                var damaged = (byte[])baked.Clone();
                damaged[i] ^= damage;
                PngBadges.TryExtract(damaged, out _, out var problem).Should().BeFalse("byte {0} was damaged", i);
                problem!.Code.Should().StartWith("format.png-");
            }
        }
    }

    [Test]
    public void A_cut_off_picture_is_refused_wherever_it_is_cut()
    {
        var baked = Prepared(Pictures.Png()).Bake(Credential);

        for (var length = 0; length < baked.Length; length++)
        {
            PngBadges.TryExtract(baked.AsSpan(0, length), out _, out _).Should().BeFalse();
        }
    }

    [Test]
    public void Hostile_chunks_give_a_problem_and_never_an_exception() =>
        Gen.Select(Gens.OneOf("iTXt", "tEXt", "zTXt", "IDAT", "IEND", "abCd"), Gens.OneOf("openbadges\0", "openbadgecredential\0", "openbadges", "", "openbadges\0\u0001\0\0\0x\u009C"), Gen.Byte.Array[0, 40])
            .Array[0, 4]
            .Select(chunks => Pictures.Png([.. chunks.Select(c => Pictures.Chunk(c.Item1, [.. Encoding.Latin1.GetBytes(c.Item2), .. c.Item3]))]))
            .Sample(png => PngBadges.TryExtract(png, out var texts, out var problem) ? !texts.IsEmpty : problem is not null);

    [Test]
    public void Hostile_bytes_give_a_problem_and_never_an_exception() =>
        Gen.Byte.Array[0, 100].Sample(bytes => !PngBadges.TryExtract([.. Pictures.Png()[..33], .. bytes], out _, out var problem) && problem is not null);
}
