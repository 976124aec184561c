using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.Artwork.Qr;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;
using QRCoder;
using SkiaSharp;

namespace BadgeIssuer.Tests.Artwork;

public sealed class QrPhotoTests
{
    private const string Address = "https://badges.manabi-dx-quest.example.jp/b/j3ueubhsv43c65ivn4kcxnbybq";

    private static IEnumerable<int> Versions => Enumerable.Range(1, 40);

    // QRCoder is another program's reading of the same standard: it knows each size and level by itself.
    [TestCaseSource(nameof(Versions))]
    public void Every_size_and_level_is_read(int version)
    {
        foreach (var level in Enum.GetValues<QRCodeGenerator.ECCLevel>().Where(level => level >= 0))
        {
            using var code = QRCodeGenerator.GenerateQrCode("a.jp/7", level, requestedVersion: version);
            using var image = new PngByteQRCode(code);

            QrPhoto.TryRead(image.GetGraphic(4), out var text, out var problem).Should().BeTrue($"{level}: {problem?.Code}");
            text.Should().Be("a.jp/7");
        }
    }

    [TestCase("1234567")]
    [TestCase("HTTPS://EXAMPLE.JP/B/1")]
    [TestCase("https://example.jp/バッジ")]
    [TestCase(Address)]
    public void Every_kind_of_text_is_read(string text)
    {
        QrPhoto.TryRead(QrImage.Png(text), out var read, out _).Should().BeTrue();
        read.Should().Be(text);
    }

    [Test]
    public void Damage_is_repaired_as_far_as_the_check_codewords_reach()
    {
        using var bitmap = SKBitmap.Decode(QrImage.Png(Address, 10));
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.White })
        {
            canvas.DrawRect(SKRect.Create(bitmap.Width * 0.42f, bitmap.Height * 0.42f, 70, 70), paint);
        }

        QrPhoto.TryRead(Encode(bitmap, SKEncodedImageFormat.Png), out var text, out _).Should().BeTrue();
        text.Should().Be(Address);
    }

    // What a telephone sees: the code somewhere on a desk, turned, tilted, dimly and unevenly lit, blurred and grainy.
    [Test]
    public void A_photograph_is_read_from_any_side(
        [Values(0, 13, 45, 90, 171, 260)] int degrees,
        [Values(0, 0.00025f, 0.0004f)] float tilt,
        [Values(200, 420)] int side)
    {
        using var photo = Photograph(QrImage.Png(Address), degrees, tilt, side);

        QrPhoto.TryRead(Encode(photo, SKEncodedImageFormat.Jpeg), out var text, out var problem)
            .Should().BeTrue(problem?.Code);
        text.Should().Be(Address);
    }

    [Test]
    public void The_badge_picture_has_no_code_in_it()
    {
        QrPhoto.TryRead(Certificates.Picture, out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(ArtworkProblemCodes.NoQrCode);
    }

    [Test]
    public void A_picture_of_too_many_pixels_is_not_decoded()
    {
        // A header that promises 30,000 by 30,000 pixels, and nothing behind it.
        var png = QrImage.Png(Address);
        byte[] header = [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30];
        header.CopyTo(png, 16);
        var crc = System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), crc);

        QrPhoto.TryRead(png, out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(ArtworkProblemCodes.PhotoTooLarge);
    }

    [Test]
    public void The_scans_of_a_JPEG_are_counted_before_it_is_decoded()
    {
        using var photo = Photograph(QrImage.Png(Address), 0, 0, 300);
        var jpeg = Encode(photo, SKEncodedImageFormat.Jpeg);
        JpegScans.Count(jpeg).Should().Be(1);

        // Its scan again and again; behind its end, anything may stand.
        var scan = jpeg.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] many = [.. jpeg.AsSpan(0, scan), .. Enumerable.Repeat(jpeg[scan..^2], 31).SelectMany(part => part), 0xFF, 0xD9, 0xFF, 0xDA];

        JpegScans.Count(many).Should().Be(31);
        QrPhoto.TryRead(many, out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(ArtworkProblemCodes.PhotoTooLarge);
    }

    [TestCase("")]
    [TestCase("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [TestCase("GIF89a\x01\0\x01\0\0\0\0;")]
    public void What_is_no_JPEG_or_PNG_is_no_photograph(string content)
    {
        QrPhoto.TryRead(Encoding.Latin1.GetBytes(content), out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(ArtworkProblemCodes.NoPhoto);
    }

    [Test]
    public void Any_bytes_give_an_answer()
    {
        var png = QrImage.Png(Address, 3);
        using var bitmap = SKBitmap.Decode(png);
        byte[][] files = [png, Encode(bitmap, SKEncodedImageFormat.Jpeg)];

        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1 << 20].Array[1, 20], Gen.Byte).Sample(
            (which, places, value) =>
            {
                var file = files[which].ToArray();
                foreach (var place in places)
                {
                    file[place % file.Length] ^= (byte)(value | 1);
                }

                return QrPhoto.TryRead(file, out var text, out var problem) ? text.Length > 0 : problem.Code.Length > 0;
            },
            iter: 200);
    }

    [Test]
    public void Any_modules_give_an_answer() =>
        Gen.Select(Gen.Int[1, 40], Gen.ULong).Sample(
            (version, seed) =>
            {
                var side = new QrVersion(version).Side;
                var random = new Random((int)seed);
                var modules = new bool[side, side];
                for (var i = 0; i < side * side; i++)
                {
                    modules[i / side, i % side] = random.Next(2) == 0;
                }

                QrMatrix.Read(modules, new QrVersion(version));
            },
            iter: 300);

    [Test]
    public void Any_data_gives_an_answer() =>
        Gen.Select(Gen.Int[1, 40], Gen.Byte.Array[0, 40]).Sample(
            (version, data) => QrText.Read(data, new QrVersion(version)) is null or { Length: > 0 }, iter: 5000);

    private static SKBitmap Photograph(byte[] png, int degrees, float tilt, int side)
    {
        using var code = SKBitmap.Decode(png);
        using var sharp = SKImage.FromBitmap(code);
        var photo = new SKBitmap(1000, 800, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(photo);
        using var light = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(1000, 800), [new SKColor(0xFFE8E0D0), new SKColor(0xFF70685C)], SKShaderTileMode.Clamp);
        using var desk = new SKPaint { Shader = light };
        canvas.DrawRect(SKRect.Create(1000, 800), desk);

        canvas.Translate(480, 410);
        canvas.Concat(new SKMatrix { ScaleX = 1, ScaleY = 0.95f, SkewX = 0.04f, Persp0 = tilt, Persp1 = -tilt, Persp2 = 1 });
        canvas.RotateDegrees(degrees);
        using var blur = SKImageFilter.CreateBlur(0.8f, 0.8f);
        using var ink = new SKPaint { BlendMode = SKBlendMode.Multiply, ImageFilter = blur };
        canvas.DrawImage(
            sharp, SKRect.Create(-side / 2f, -side / 2f, side, side), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), ink);
        canvas.Flush();

        var random = new Random(7);
        var pixels = photo.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(pixels[i] + random.Next(-18, 19), 0, 255);
        }

        return photo;
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 70);
        return data.ToArray();
    }
}
