using System.Buffers.Binary;
using System.IO.Hashing;
using BadgeIssuer.OpenBadges.Baking;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Badges in PNG: what comes out can be put in again, and comes out the same.</summary>
internal sealed class PngTarget : FuzzTarget
{
    // One white pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==");

    public override string Name => "png";

    public override IReadOnlyList<string> Words { get; } =
        ["IHDR", "IDAT", "IEND", "iTXt", "tEXt", "zTXt", "openbadges\0", "openbadgecredential\0", "\0\0\0", "\0\x01\0", "https://a.example/", "eyJ"];

    public override IEnumerable<byte[]> Seeds()
    {
        yield return Pixel;
        yield return Bake(new BakedText(BakedText.OpenBadgeCredential, """{"@context":[]}"""));
        yield return Bake(
            new BakedText(BakedText.OpenBadgeCredential, "eyJhbGciOiJFZERTQSJ9.e30.AA"),
            new BakedText(BakedText.OpenBadges, """{"type":"Assertion","name":"修了"}"""));
        yield return WithChunk("tEXt"u8, "openbadges\0https://a.example/b"u8);
        yield return WithChunk("iTXt"u8, [.. "openbadges\0\x01\0\0\0"u8, .. Deflate()]);
    }

    public override void Run(ReadOnlyMemory<byte> input)
    {
        Read(input);
        Read(WithChecksums(input.Span)); // otherwise nothing that was changed gets past them
    }

    private static void Read(ReadOnlyMemory<byte> png)
    {
        if (!PngBadges.TryExtract(png.Span, out var texts, out _)
            || !PreparedPng.TryPrepare(png.Span, out var prepared, out _))
        {
            return;
        }

        Require(PngBadges.TryExtract(prepared.Bake(texts.AsSpan()), out var again, out _), "What was baked is refused.");
        Require(texts.SequenceEqual(again), "What was baked is another text.");
    }

    private static byte[] Bake(params ReadOnlySpan<BakedText> texts)
    {
        Require(PreparedPng.TryPrepare(Pixel, out var prepared, out _), "The pixel is refused.");
        return prepared!.Bake(texts);
    }

    private static byte[] WithChunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return WithChecksums([.. Pixel.AsSpan(..^12), .. length, .. type, .. data, 0, 0, 0, 0, .. Pixel.AsSpan(^12..)]);
    }

    private static byte[] Deflate()
    {
        using var output = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(output, System.IO.Compression.CompressionLevel.Optimal))
        {
            zlib.Write("https://a.example/b"u8);
        }

        return output.ToArray();
    }

    // Every chunk that is whole gets the checksum of what it holds.
    private static byte[] WithChecksums(ReadOnlySpan<byte> png)
    {
        var copy = png.ToArray();
        for (var at = 8; at + 12 <= copy.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(at));
            if (length > copy.Length - at - 12)
            {
                break;
            }

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(end), Crc32.HashToUInt32(copy.AsSpan((at + 4)..end)));
            at = end + 4;
        }

        return copy;
    }
}
