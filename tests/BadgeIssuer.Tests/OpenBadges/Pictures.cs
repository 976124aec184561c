using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace BadgeIssuer.Tests.OpenBadges;

/// <summary>Pictures put together by hand, so that each byte is where a test wants it.</summary>
internal static class Pictures
{
    public const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>""";

    /// <summary>A PNG of 1×1 pixel, with chunks put behind its header.</summary>
    public static byte[] Png(params byte[][] chunks) =>
    [
        0x89, .. "PNG\r\n\u001A\n"u8,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. chunks.SelectMany(chunk => chunk),
        .. Chunk("IDAT", Deflate([0, 0])),
        .. Chunk("IEND", []),
    ];

    public static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        byte[] typeAndData = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[typeAndData.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        typeAndData.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(typeAndData.Length + 4), Crc32.HashToUInt32(typeAndData));
        return chunk;
    }

    public static byte[] InternationalText(string keyword, ReadOnlySpan<byte> text, bool compressed = false) => Chunk(
        "iTXt",
        [.. Encoding.ASCII.GetBytes(keyword), 0, compressed ? (byte)1 : (byte)0, 0, .. "ja\0"u8, .. "訳\0"u8, .. compressed ? Deflate(text) : text]);

    public static byte[] PlainText(string keyword, string text) =>
        Chunk("tEXt", [.. Encoding.ASCII.GetBytes(keyword), 0, .. Encoding.Latin1.GetBytes(text)]);

    public static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return output.ToArray();
    }
}
