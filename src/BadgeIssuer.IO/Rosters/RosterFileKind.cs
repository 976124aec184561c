using System.Buffers.Binary;
using System.Text;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Tells by content what kind of file was handed in; its name says nothing.</summary>
internal static class RosterFileKind
{
    private const int DirectoryEntryLength = 128;

    /// <summary>Tells whether the stream is a ZIP archive or text.</summary>
    /// <returns>The code of why it is neither, or <see langword="null"/>.</returns>
    public static string? Recognise(Stream stream, out bool isArchive)
    {
        stream.Position = 0;
        var sample = new byte[512];
        var head = sample.AsSpan(0, stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false));
        isArchive = head.StartsWith("PK\u0003\u0004"u8);
        if (head.IsEmpty)
        {
            return RosterProblemCodes.FileEmpty;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return IsEncryptedPackage(stream, head) ? RosterProblemCodes.FilePassword : RosterProblemCodes.FileXls;
        }

        // Some web systems call a page .xls; pictures and PDFs are slips of the mouse.
        var isSomethingElse = head.StartsWith("%PDF"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG"u8])
            || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || head.StartsWith("GIF8"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
            || head.StartsWith("PK\u0005\u0006"u8)
            || head.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];
        return isSomethingElse ? RosterProblemCodes.FileUnsupported : null;
    }

    // A protected workbook is a compound file with a stream of this name; an .xls has "Workbook" or "Book" instead.
    // Source: MS-OFFCRYPTO §2.3, MS-CFB §2.2 (header: sector shift at 30, first directory sector at 48).
    private static bool IsEncryptedPackage(Stream stream, ReadOnlySpan<byte> header)
    {
        if (header.Length < 52)
        {
            return false;
        }

        var sectorLength = 1L << (BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) & 0x0F);
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(header[48..]);
        stream.Position = Math.Min((directory + 1) * sectorLength, stream.Length);
        var entries = new byte[16 * DirectoryEntryLength];
        var length = stream.ReadAtLeast(entries, entries.Length, throwOnEndOfStream: false);
        return entries.AsSpan(0, length).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }
}
