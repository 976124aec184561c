namespace BadgeIssuer.OpenBadges;

/// <summary>Recognises a <see cref="PresentedFormat"/>.</summary>
public static class FormatRecogniser
{
    // Not a u8 literal: "\x89"u8 would be the two-byte UTF-8 encoding of U+0089.
    internal static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Utf8ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Looks at the first bytes only; it neither parses nor allocates.</summary>
    /// <remarks>
    /// White space and a UTF-8 byte order mark before the first character are passed over: whether they may stand
    /// there is the reader's question (<see cref="StrictJson"/> refuses the mark), not which reader to ask.
    /// </remarks>
    public static PresentedFormat Recognise(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(PngSignature))
        {
            return PresentedFormat.Png;
        }

        var text = bytes.StartsWith(Utf8ByteOrderMark) ? bytes[Utf8ByteOrderMark.Length..] : bytes;
        return text.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'{', ..] => PresentedFormat.Json,
            [(byte)'<', ..] => PresentedFormat.Svg,
            [(byte)'e', (byte)'y', ..] => PresentedFormat.CompactJws, // base64url of '{"'
            _ => PresentedFormat.Unrecognised,
        };
    }
}
