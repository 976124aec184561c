using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using BadgeIssuer.OpenBadges.Baking;

namespace BadgeIssuer.Benchmarks;

/// <summary>Putting a credential into a picture that is ready.</summary>
internal static class BakingWorks
{
    private const int PictureBytes = 100_000;

    public static IEnumerable<Work> All()
    {
        if (!PreparedPng.TryPrepare(Picture(), out var prepared, out var problem))
        {
            throw new InvalidOperationException(problem.Code);
        }

        var text = new BakedText(BakedText.OpenBadgeCredential, Encoding.UTF8.GetString(Resources.Credential()));
        var buffer = new byte[prepared.Measure(text)];
        yield return new Work("bake into a prepared PNG of 100 KB, own buffer", () => prepared.Bake(buffer, text), 5);
        yield return new Work("  the same into a new array, as the issuer does", () => prepared.Bake(text));
    }

    // Baking never looks at the pixels, so that they need not be any.
    private static byte[] Picture()
    {
        var png = new List<byte>();
        png.AddRange([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        AddChunk(png, "IHDR", [0, 0, 2, 88, 0, 0, 2, 88, 8, 6, 0, 0, 0]);
        AddChunk(png, "IDAT", new byte[PictureBytes]);
        AddChunk(png, "IEND", []);
        return [.. png];
    }

    private static void AddChunk(List<byte> png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.AddRange(number);
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.AddRange(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(content));
        png.AddRange(number);
    }
}
