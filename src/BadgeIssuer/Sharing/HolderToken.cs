using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Sharing;

/// <summary>The secret part of a link that shows a badge with its holder's name: <c>{base}/share/{token}</c>.</summary>
/// <remarks>
/// <para>128 random bits in the spelling of <see cref="CredentialId"/>, derived from nothing. The issuer makes one for
/// each badge; a further link that the holder hands out has one of its own.</para>
/// <para>Whoever has it may see the name, so it stands in no log, no published file and no text that is made in passing:
/// <see cref="ToString"/> does not say it. What is published goes by <see cref="Handle"/>.</para>
/// </remarks>
public sealed class HolderToken
{
    private readonly string _text;

    private HolderToken(string text)
    {
        _text = text;
        Handle = CredentialId.FromBytes(SHA256.HashData(Bytes).AsSpan(0, 16)).ToString();
    }

    /// <summary>
    /// The name under which what belongs to the token is kept: the first 128 bits of the SHA-256 of its 26 characters, in
    /// the spelling of <see cref="CredentialId"/>. It leads to no token.
    /// </summary>
    public string Handle { get; }

    /// <summary>The token's characters in ASCII, which keys are derived from.</summary>
    internal byte[] Bytes => Encoding.ASCII.GetBytes(_text);

    /// <summary>A token of 16 random bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="random"/> are not 16.</exception>
    public static HolderToken FromBytes(ReadOnlySpan<byte> random) => new(CredentialId.FromBytes(random).ToString());

    /// <summary>Reads what stands in a link; nothing but the one spelling is accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out HolderToken? token)
    {
        token = CredentialId.TryParse(text, out var bits) ? new HolderToken(bits.ToString()) : null;
        return token is not null;
    }

    /// <summary>The 26 characters, for the link itself.</summary>
    public string Reveal() => _text;

    /// <summary>Says what this is and not which one, so that no message gives it away.</summary>
    public override string ToString() => nameof(HolderToken);
}
