using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Issuing;

/// <summary>An award's identifier: 128 random bits, written as 26 characters of lower-case base32 (a–z, 2–7).</summary>
/// <remarks>
/// <para>The last segment of an award's addresses, and part of file names: hence no case, no padding, nothing to
/// escape. 26 characters hold 130 bits; the last two are zero, so that each identifier has one spelling.</para>
/// <para>Source of the alphabet: RFC 4648 §6.</para>
/// </remarks>
public sealed record CredentialId
{
    /// <summary>The length of the text.</summary>
    public const int TextLength = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly UInt128 _bits;

    private CredentialId(UInt128 bits) => _bits = bits;

    /// <summary>The identifier of 16 bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> are not 16.</exception>
    public static CredentialId FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 16)
        {
            throw new ArgumentException("An identifier has 16 bytes.", nameof(bytes));
        }

        return new CredentialId(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Reads the text; nothing but the one spelling is accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out CredentialId? id)
    {
        id = null;
        if (text.Length != TextLength)
        {
            return false;
        }

        UInt128 bits = 0;
        for (var index = 0; index < TextLength; index++)
        {
            var value = Alphabet.IndexOf(text[index], StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            if (index < TextLength - 1)
            {
                bits = (bits << 5) | (uint)value;
            }
            else if ((value & 0b11) != 0)
            {
                return false;
            }
            else
            {
                bits = (bits << 3) | (uint)(value >> 2);
            }
        }

        id = new CredentialId(bits);
        return true;
    }

    /// <summary>The same 128 bits as <c>urn:uuid:</c> and a UUID (RFC 9562) in lower case.</summary>
    public string ToUrnUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true).ToString("D", null);
    }

    /// <summary>The 26 characters.</summary>
    public override string ToString() => string.Create(TextLength, _bits, static (text, bits) =>
    {
        text[^1] = Alphabet[(int)(bits & 0b111) << 2];
        bits >>= 3;
        for (var index = TextLength - 2; index >= 0; index--)
        {
            text[index] = Alphabet[(int)(bits & 0b11111)];
            bits >>= 5;
        }
    });
}
