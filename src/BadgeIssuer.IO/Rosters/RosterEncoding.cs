using System.Text;

namespace BadgeIssuer.IO.Rosters;

/// <summary>The encodings in which rosters come.</summary>
internal enum RosterEncoding
{
    Utf8,
    Cp932,
    Utf16LittleEndian,
    Utf16BigEndian,
}

/// <summary>What the bytes of a text say about its encoding.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="MarkLength">How many bytes of byte order mark go before the text.</param>
/// <param name="FirstNotUtf8">Where strict UTF-8 ends (byte position from 1), or 0 if it holds to the end.</param>
/// <param name="LineNotUtf8">The line of that byte.</param>
internal sealed record FoundEncoding(RosterEncoding Encoding, int MarkLength, long FirstNotUtf8, int LineNotUtf8)
{
    /// <summary>The name for people.</summary>
    public string Name => Encoding switch
    {
        RosterEncoding.Cp932 => "CP932",
        RosterEncoding.Utf16LittleEndian => "UTF-16LE (BOM)",
        RosterEncoding.Utf16BigEndian => "UTF-16BE (BOM)",
        _ => MarkLength > 0 ? "UTF-8 (BOM)" : "UTF-8",
    };

    /// <summary>How many bytes every character has at least.</summary>
    public int UnitLength => Encoding is RosterEncoding.Utf16LittleEndian or RosterEncoding.Utf16BigEndian ? 2 : 1;

    /// <summary>The encoding for writing; what CP932 lacks comes out as a question mark.</summary>
    public Encoding TextEncoding => Encoding switch
    {
        RosterEncoding.Cp932 => CodePagesEncodingProvider.Instance.GetEncoding(
            932, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!,
        RosterEncoding.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        RosterEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}
