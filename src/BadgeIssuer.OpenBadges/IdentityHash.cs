using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BadgeIssuer.OpenBadges;

/// <summary>
/// A recipient's identifier, salted and hashed: <c>sha256$</c> and 64 hexadecimal digits, or <c>md5$</c> and 32.
/// </summary>
/// <remarks>
/// <para>The digest is over the UTF-8 bytes of the identifier followed directly by those of the salt. Nothing is
/// trimmed or case-folded: callers normalise an e-mail address before it gets here.</para>
/// <para><c>md5$</c> is read, because badges of others carry it, and never written, because it does not hide an
/// address from anyone who cares to guess it.</para>
/// <para>Equality is equality of algorithm and digest, whatever the case of the digits it was read from.</para>
/// <para>Source: Open Badges 3.0, derived type IdentityHash; Open Badges 2.0, “Primitive datatypes”.</para>
/// </remarks>
public sealed record IdentityHash
{
    private const string Sha256Prefix = "sha256$";
    private const string Md5Prefix = "md5$";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly string _prefix;

    // Always lower case, so that the record's own equality is the equality we want.
    private readonly string _hex;

    private IdentityHash(string prefix, string hex) => (_prefix, _hex) = (prefix, hex);

    /// <summary>Hashes an identifier, e.g. an e-mail address, with a salt, by SHA-256.</summary>
    /// <param name="identifier">The identifier, exactly as the recipient will present it.</param>
    /// <param name="salt">The salt, or the empty string for an unsalted hash.</param>
    /// <exception cref="ArgumentException"><paramref name="identifier"/> is empty.</exception>
    public static IdentityHash Compute(string identifier, string salt)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        ArgumentNullException.ThrowIfNull(salt);

        return new IdentityHash(Sha256Prefix, HexOf(Sha256Prefix, identifier, salt));
    }

    /// <summary>Reads the form found in a credential.</summary>
    /// <returns>
    /// <see langword="false"/> if <paramref name="text"/> is neither <c>sha256$</c> and 64 hexadecimal digits nor
    /// <c>md5$</c> and 32.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out IdentityHash? hash) =>
        TryParse(text, Sha256Prefix, SHA256.HashSizeInBytes, out hash)
        || TryParse(text, Md5Prefix, MD5.HashSizeInBytes, out hash);

    /// <summary>Whether this is the hash of <paramref name="identifier"/> with <paramref name="salt"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="identifier"/> is empty.</exception>
    public bool Matches(string identifier, string salt)
    {
        ArgumentException.ThrowIfNullOrEmpty(identifier);
        ArgumentNullException.ThrowIfNull(salt);

        return string.Equals(_hex, HexOf(_prefix, identifier, salt), StringComparison.Ordinal);
    }

    /// <summary>Writes the form that goes into a credential, in lower case.</summary>
    public override string ToString() => _prefix + _hex;

    private static bool TryParse(
        ReadOnlySpan<char> text, string prefix, int digestBytes, [NotNullWhen(true)] out IdentityHash? hash)
    {
        hash = null;

        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var hex = text[prefix.Length..];
        if (hex.Length != digestBytes * 2 || hex.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        hash = new IdentityHash(prefix, Convert.ToHexStringLower(Convert.FromHexString(hex)));
        return true;
    }

    [SuppressMessage("Security", "CA5351", Justification = "Read only, to match badges that others made with it.")]
    private static string HexOf(string prefix, string identifier, string salt)
    {
        var bytes = Encoding.UTF8.GetBytes(identifier + salt);
        return Convert.ToHexStringLower(prefix == Md5Prefix ? MD5.HashData(bytes) : SHA256.HashData(bytes));
    }
}
