using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Securing;

/// <summary>Base64url without padding in its one canonical form: what decodes encodes to the same text again.</summary>
/// <remarks>
/// The framework's decoder takes <c>=</c>, <c>%</c>, blanks and line ends; it refuses bits left over in the last
/// character by itself. Source: RFC 7515 §2, RFC 4648 §3.5 and §5.
/// </remarks>
internal static class StrictBase64Url
{
    private static readonly SearchValues<byte> Bytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Decodes; the empty text is the empty array.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out byte[]? decoded)
    {
        decoded = null;
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Bytes))
        {
            return false;
        }

        var buffer = new byte[DecodedLength(text.Length)];
        if (Base64Url.DecodeFromUtf8(text, buffer, out var consumed, out var written) is not OperationStatus.Done
            || consumed != text.Length
            || written != buffer.Length)
        {
            return false;
        }

        decoded = buffer;
        return true;
    }

    /// <summary>Decodes; the empty text is the empty array.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? decoded)
    {
        decoded = null;
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Characters))
        {
            return false;
        }

        var buffer = new byte[DecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, buffer, out var consumed, out var written) is not OperationStatus.Done
            || consumed != text.Length
            || written != buffer.Length)
        {
            return false;
        }

        decoded = buffer;
        return true;
    }

    private static int DecodedLength(int length) => (int)((long)length * 3 / 4);
}
