using BadgeIssuer.Securing.Dids;

namespace BadgeIssuer.Issuing;

/// <summary>The public addresses of everything that is published, under one base URL.</summary>
/// <remarks>Pure text: every address is the base and a path, and no path depends on anything but its arguments.</remarks>
public sealed class BadgeAddresses
{
    /// <summary>Addresses under a base URL.</summary>
    /// <param name="baseUrl">Absolute; https, or http for localhost; a host name and not an address, since the issuer's did:web is
    /// made from it; without query and fragment. A slash at its end is dropped.</param>
    /// <exception cref="ArgumentException"><paramref name="baseUrl"/> is not that.</exception>
    public BadgeAddresses(string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        if (!IsBase(baseUrl))
        {
            throw new ArgumentException("A base URL is absolute, http or https, without query and fragment.", nameof(baseUrl));
        }

        Base = baseUrl.TrimEnd('/');
        HasPath = new Uri(Base).AbsolutePath.Length > 1;
    }

    /// <summary>The base URL, without a slash at its end.</summary>
    public string Base { get; }

    /// <summary>Whether the base URL has a path, as in <c>https://example.go.jp/badges</c>.</summary>
    public bool HasPath { get; }

    /// <summary>The issuer of Open Badges 3.0, as did:web (<c>did:web:host%3Aport:path</c>).</summary>
    public string IssuerDid => DidWeb.FromUrl(Base);

    /// <summary>The issuer's DID document: under <c>/.well-known/</c>, or under the path where the base has one.</summary>
    public string DidDocument => HasPath ? Base + "/did.json" : Base + "/.well-known/did.json";

    /// <summary>The JWK set.</summary>
    public string JsonWebKeySet => Base + "/.well-known/jwks.json";

    /// <summary>The Open Badges 3.0 profile of the issuer.</summary>
    public string Issuer => Base + "/issuer";

    /// <summary>The Open Badges 2.0 profile of the issuer.</summary>
    public string IssuerV2 => Base + "/ob2/issuer";

    /// <summary>The Open Badges 2.0 revocation list.</summary>
    public string RevocationListV2 => Base + "/ob2/revocations";

    /// <summary>Whether a text will do as base URL: see the constructor.</summary>
    public static bool IsBase(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WebAddress.IsHttp(text) && !text.Contains('?', StringComparison.Ordinal)
            && !text.Contains('#', StringComparison.Ordinal) && DidWeb.TryFromUrl(text, out _);
    }

    /// <summary>The Open Badges 3.0 credential.</summary>
    public string Credential(CredentialId id) => $"{Base}/credentials/{id}";

    /// <summary>A credential in one form: its address with the form's ending.</summary>
    /// <param name="id">The credential.</param>
    /// <param name="format">A form of Open Badges 3.0, or the picture.</param>
    public string Document(CredentialId id, CredentialFormat format) => Credential(id) + format switch
    {
        CredentialFormat.DataIntegrity => ".json",
        CredentialFormat.VcJwt => ".jwt",
        CredentialFormat.Png => ".png",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The page that a graduate shares.</summary>
    public string SharePage(CredentialId id) => $"{Base}/b/{id}";

    /// <summary>The page that only the holder knows of, by <see cref="IssuedBadge.HolderToken"/>. Personal data.</summary>
    public string HolderLink(string token) => $"{Base}/share/{token}";

    /// <summary>The hosted Open Badges 2.0 assertion.</summary>
    public string AssertionV2(CredentialId id) => $"{Base}/ob2/assertions/{id}";

    /// <summary>The Open Badges 3.0 achievement, by <see cref="AchievementDefinition.Id"/>.</summary>
    public string Achievement(string achievementId) => $"{Base}/achievements/{achievementId}";

    /// <summary>The achievement's picture.</summary>
    public string AchievementImage(string achievementId) => $"{Base}/achievements/{achievementId}.png";

    /// <summary>The Open Badges 2.0 BadgeClass.</summary>
    public string BadgeClassV2(string achievementId) => $"{Base}/ob2/badges/{achievementId}";

    /// <summary>One key as JWK: the <c>kid</c> of a VC-JWT.</summary>
    public string JsonWebKey(string kid) => $"{Base}/keys/{kid}";

    /// <summary>One key as Open Badges 2.0 CryptographicKey.</summary>
    public string CryptographicKeyV2(string kid) => $"{Base}/ob2/keys/{kid}";

    /// <summary>A status list credential.</summary>
    public string StatusList(StatusListName list) => $"{Base}/status/{list}";
}
