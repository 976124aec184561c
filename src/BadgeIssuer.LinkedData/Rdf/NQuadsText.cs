using System.Buffers;
using System.Text.Unicode;

namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>How canonical N-Quads writes a literal.</summary>
/// <remarks>
/// Source: RDF Dataset Canonicalization §5: <c>\t \b \n \r \f \" \\</c> as such, the other controls and U+007F as
/// <c>\u</c> and four upper-case digits, everything else as itself.
/// </remarks>
internal static class NQuadsText
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\', 0x7F]);

    private static readonly SearchValues<char> EscapedCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\', '\x7F']);

    /// <summary>Writes the text escaped. The destination must have six times its length.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Escape(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var plain = text.IndexOfAny(Escaped);
            if (plain < 0)
            {
                text.CopyTo(destination[written..]);
                return written + text.Length;
            }

            text[..plain].CopyTo(destination[written..]);
            written += plain;
            written += EscapeOne(text[plain], destination[written..]);
            text = text[(plain + 1)..];
        }
    }

    /// <inheritdoc cref="Escape(ReadOnlySpan{byte}, Span{byte})"/>
    public static int Escape(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var plain = text.IndexOfAny(EscapedCharacters);
            var run = plain < 0 ? text : text[..plain];
            Utf8.FromUtf16(run, destination[written..], out _, out var bytes);
            written += bytes;
            if (plain < 0)
            {
                return written;
            }

            written += EscapeOne((byte)text[plain], destination[written..]);
            text = text[(plain + 1)..];
        }
    }

    private static int EscapeOne(byte code, Span<byte> destination)
    {
        var letter = code switch
        {
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\f' => (byte)'f',
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            _ => (byte)0,
        };

        destination[0] = (byte)'\\';
        if (letter != 0)
        {
            destination[1] = letter;
            return 2;
        }

        "u00"u8.CopyTo(destination[1..]);
        destination[4] = "0123456789ABCDEF"u8[code >> 4];
        destination[5] = "0123456789ABCDEF"u8[code & 15];
        return 6;
    }
}
