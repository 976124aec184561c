using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Finds the end of an SVG's first start tag in its bytes, so that everything else stays as it is.</summary>
/// <remarks>For bytes that an XML reader has found well-formed, UTF-8 and without a document type.</remarks>
internal static class SvgStartTag
{
    private static readonly SearchValues<byte> EndsName = SearchValues.Create(" \t\r\n/>"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the bytes are UTF-8, and the XML declaration, if there is one, names no other encoding.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> svg)
    {
        // XML has no NUL, but UTF-16 and UTF-32 do, and readers recognise both without being told.
        if (!Utf8.IsValid(svg) || svg.Contains((byte)0))
        {
            return false;
        }

        var text = svg.StartsWith(ByteOrderMark) ? svg[ByteOrderMark.Length..] : svg;
        if (!text.StartsWith("<?xml "u8) || text.IndexOf("?>"u8) is not (>= 0 and var end))
        {
            return true;
        }

        var declaration = Encoding.UTF8.GetString(text[..end]);
        return !declaration.Contains("encoding", StringComparison.Ordinal)
            || declaration.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
            || declaration.Contains("us-ascii", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Puts bytes behind the start tag of the outermost element.</summary>
    public static byte[] InsertBehind(ReadOnlySpan<byte> svg, ReadOnlySpan<byte> inserted)
    {
        var start = StartOfRoot(svg);
        var end = EndOfTag(svg, start);

        // <svg …/> has no inside: it becomes a start tag and an end tag.
        return svg[end - 1] == '/'
            ? [.. svg[..(end - 1)], (byte)'>', .. inserted, .. "</"u8, .. NameAt(svg, start), .. svg[end..]]
            : [.. svg[..(end + 1)], .. inserted, .. svg[(end + 1)..]];
    }

    private static int StartOfRoot(ReadOnlySpan<byte> svg)
    {
        var position = 0;
        while (true)
        {
            position += svg[position..].IndexOf((byte)'<');
            ReadOnlySpan<byte> terminator;
            if (svg[position..].StartsWith("<!--"u8))
            {
                terminator = "-->"u8;
            }
            else if (svg[position..].StartsWith("<?"u8))
            {
                terminator = "?>"u8;
            }
            else
            {
                return position;
            }

            position += svg[position..].IndexOf(terminator) + terminator.Length;
        }
    }

    // The '>' that is not within an attribute's quotes.
    private static int EndOfTag(ReadOnlySpan<byte> svg, int start)
    {
        byte quote = 0;
        for (var i = start; ; i++)
        {
            var value = svg[i];
            if (quote != 0)
            {
                quote = value == quote ? (byte)0 : quote;
            }
            else if (value is (byte)'"' or (byte)'\'')
            {
                quote = value;
            }
            else if (value == '>')
            {
                return i;
            }
        }
    }

    private static ReadOnlySpan<byte> NameAt(ReadOnlySpan<byte> svg, int start)
    {
        var name = svg[(start + 1)..];
        return name[..name.IndexOfAny(EndsName)];
    }
}
