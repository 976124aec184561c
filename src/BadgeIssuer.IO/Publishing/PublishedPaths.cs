using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Publishing;

/// <summary>Where each published document stands in <c>public/</c>, and which one an address asks for. Pure.</summary>
/// <remarks>
/// An address is taken apart into its segments, and each is judged by what it names: an award, an achievement, a key,
/// a list. What is none of these is not found, so no address can lead out of the folder.
/// </remarks>
public static class PublishedPaths
{
    private const string Json = "application/json";
    private const string LinkedJson = "application/ld+json";
    private const string Png = "image/png";

    /// <summary>What the site needs to know of itself.</summary>
    public static PublishedFile Site { get; } = new("site.json", Json);

    /// <summary>The issuer's Open Badges 3.0 profile.</summary>
    public static PublishedFile Issuer { get; } = new("issuer.json", LinkedJson);

    /// <summary>The issuer's Open Badges 2.0 profile.</summary>
    public static PublishedFile IssuerV2 { get; } = new("ob2/issuer.json", LinkedJson);

    /// <summary>The Open Badges 2.0 revocation list.</summary>
    public static PublishedFile RevocationListV2 { get; } = new("ob2/revocations.json", LinkedJson);

    /// <summary>The JWK set (RFC 7517 §8.5.2).</summary>
    public static PublishedFile JsonWebKeySet { get; } = new(".well-known/jwks.json", "application/jwk-set+json");

    /// <summary>The DID document of an issuer whose base URL has no path.</summary>
    public static PublishedFile DidDocument { get; } = new(".well-known/did.json", "application/did+ld+json");

    /// <summary>The DID document of an issuer whose base URL has a path.</summary>
    public static PublishedFile DidDocumentUnderPath { get; } = new("did.json", "application/did+ld+json");

    /// <summary>An award in one of its formats.</summary>
    public static PublishedFile Award(CredentialId id, CredentialFormat format) => format switch
    {
        CredentialFormat.DataIntegrity => new($"credentials/{id}.json", "application/vc+ld+json"),
        CredentialFormat.VcJwt => new($"credentials/{id}.jwt", "application/vc+jwt"),
        CredentialFormat.Ob2Hosted => new($"ob2/assertions/{id}.json", LinkedJson),
        CredentialFormat.Ob2Jws => new($"ob2/assertions/{id}.jws", "application/jose"),
        CredentialFormat.Png => new($"credentials/{id}.png", Png),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>What a share page says of an award; names nobody.</summary>
    public static PublishedFile PageFacts(CredentialId id) => new($"b/{id}.json", Json);

    /// <summary>
    /// What a holder's own link leads to, with the name sealed for its token. The site reads it for whoever presents the
    /// token; no address serves it.
    /// </summary>
    /// <param name="handle"><see cref="Sharing.HolderToken.Handle"/>.</param>
    public static PublishedFile HolderLink(string handle) => new($"share/{handle}.json", Json);

    /// <summary>An Open Badges 3.0 achievement.</summary>
    public static PublishedFile Achievement(string id) => new($"achievements/{id}.json", LinkedJson);

    /// <summary>What pages say of an achievement, in both languages.</summary>
    public static PublishedFile AchievementFacts(string id) => new($"achievements/{id}.page.json", Json);

    /// <summary>An achievement's picture.</summary>
    public static PublishedFile AchievementImage(string id) => new($"achievements/{id}.png", Png);

    /// <summary>The wide picture that other sites show beside a link to a badge of an achievement.</summary>
    public static PublishedFile AchievementPreview(string id) => new($"achievements/{id}.preview.png", Png);

    /// <summary>What pages say of a skill that a published achievement addresses, in both languages.</summary>
    /// <param name="name">Its name in addresses: <see cref="SkillName"/>.</param>
    public static PublishedFile Skill(string name) => new($"skills/{name}.json", Json);

    /// <summary>A skill's name in addresses: its identifier in the catalogue with dots for slashes.</summary>
    /// <param name="id">E.g. <c>dss-p/1.2/skill/business-analysis</c>.</param>
    /// <returns><see langword="null"/> for an identifier that no address can hold; such a skill has no page.</returns>
    public static string? SkillName(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var name = id.Replace('/', '.');
        return IsSkill(name) ? name : null;
    }

    /// <summary>An Open Badges 2.0 BadgeClass.</summary>
    public static PublishedFile BadgeClassV2(string id) => new($"ob2/badges/{id}.json", LinkedJson);

    /// <summary>A key as JWK (RFC 7517 §8.5.1).</summary>
    public static PublishedFile JsonWebKey(string kid) => new($"keys/{kid}.json", "application/jwk+json");

    /// <summary>A key as Open Badges 2.0 CryptographicKey.</summary>
    public static PublishedFile CryptographicKeyV2(string kid) => new($"ob2/keys/{kid}.json", LinkedJson);

    /// <summary>A status list in one of its two forms.</summary>
    /// <param name="list">Which one.</param>
    /// <param name="format">With a proof inside, or as VC-JWT.</param>
    public static PublishedFile StatusList(StatusListName list, CredentialFormat format)
    {
        var stem = $"status/{list}";
        return format switch
        {
            CredentialFormat.DataIntegrity => new(stem + ".json", "application/vc"),
            CredentialFormat.VcJwt => new(stem + ".jwt", "application/vc+jwt"),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>What the address of a status list answers with: each form under every name that clients ask for, best first.</summary>
    /// <param name="path">The address's path below the base URL, as for <see cref="TryFind"/>.</param>
    /// <returns>None, if the address is not that of a status list; whether the files are there is not asked.</returns>
    /// <remarks>
    /// JSON first: verifiers that cannot read a VC-JWT do not say so, and those that can ask for it.
    /// Sources: VC Data Model 2.0 Appendix C.2; Open Badges 3.0 for the older name; RFC 7519 §10.3.1.
    /// </remarks>
    public static ImmutableArray<PublishedFile> StatusListForms(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Split('/') is not ["", "status", var name] || !StatusListName.TryParse(name, out var list))
        {
            return [];
        }

        var record = StatusList(list, CredentialFormat.DataIntegrity);
        var token = StatusList(list, CredentialFormat.VcJwt);
        return
        [
            record, record with { MediaType = "application/vc+ld+json" }, record with { MediaType = LinkedJson },
            record with { MediaType = Json }, token, token with { MediaType = "application/jwt" },
        ];
    }

    /// <summary>The document that an address asks for.</summary>
    /// <param name="path">
    /// The address's path below the base URL, unescaped, beginning with a slash: <c>/credentials/…</c>. Pages are no
    /// documents, and are not found here.
    /// </param>
    /// <param name="file">The document, if this returns <see langword="true"/>; whether it is there is not asked.</param>
    public static bool TryFind(string path, [NotNullWhen(true)] out PublishedFile? file)
    {
        ArgumentNullException.ThrowIfNull(path);
        file = path.Split('/') switch
        {
            ["", "issuer"] => Issuer,
            ["", "did.json"] => DidDocumentUnderPath,
            ["", ".well-known", "did.json"] => DidDocument,
            ["", ".well-known", "jwks.json"] => JsonWebKeySet,
            ["", "credentials", var name] => Credential(name),
            ["", "achievements", var name] => AchievementOrImage(name),
            ["", "skills", var name] when IsSkill(SkillStem(name)) => Skill(SkillStem(name)),
            ["", "keys", var kid] when IsKid(kid) => JsonWebKey(kid),
            ["", "status", var name] => StatusListFile(name),
            ["", "ob2", "issuer"] => IssuerV2,
            ["", "ob2", "revocations"] => RevocationListV2,
            ["", "ob2", "assertions", var name] => Assertion(name),
            ["", "ob2", "badges", var id] when IsAchievement(id) => BadgeClassV2(id),
            ["", "ob2", "keys", var kid] when IsKid(kid) => CryptographicKeyV2(kid),
            _ => null,
        };
        return file is not null;
    }

    private static PublishedFile? Credential(string name)
    {
        var (stem, extension) = Parts(name);
        return !CredentialId.TryParse(stem, out var id) ? null : extension switch
        {
            ".json" => Award(id, CredentialFormat.DataIntegrity),
            "" or ".jwt" => Award(id, CredentialFormat.VcJwt),
            ".png" => Award(id, CredentialFormat.Png),
            _ => null,
        };
    }

    private static PublishedFile? StatusListFile(string name)
    {
        var (stem, extension) = Parts(name);
        return !StatusListName.TryParse(stem, out var list) ? null : extension switch
        {
            "" or ".json" => StatusList(list, CredentialFormat.DataIntegrity),
            ".jwt" => StatusList(list, CredentialFormat.VcJwt),
            _ => null,
        };
    }

    private static PublishedFile? Assertion(string name)
    {
        var (stem, extension) = Parts(name);
        return !CredentialId.TryParse(stem, out var id) ? null : extension switch
        {
            "" or ".json" => Award(id, CredentialFormat.Ob2Hosted),
            ".jws" => Award(id, CredentialFormat.Ob2Jws),
            _ => null,
        };
    }

    private static PublishedFile? AchievementOrImage(string name)
    {
        var (stem, extension) = Parts(name);
        return !IsAchievement(stem) ? null : extension switch
        {
            "" or ".json" => Achievement(stem),
            ".png" => AchievementImage(stem),
            ".preview.png" => AchievementPreview(stem),
            _ => null,
        };
    }

    private static (string Stem, string Extension) Parts(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (name, "") : (name[..dot], name[dot..]);
    }

    private static bool IsAchievement(string name) =>
        name.LastIndexOf("-v", StringComparison.Ordinal) is > 0 and <= 64 and var mark
        && name[..mark].All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
        && name[(mark + 2)..] is [not '0', ..] and { Length: <= 9 } version
        && version.All(char.IsAsciiDigit);

    // Versions have dots in them, so that only the last one can begin an extension.
    private static string SkillStem(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) ? name[..^".json".Length] : name;

    private static bool IsSkill(string name) =>
        name.Length is >= 1 and <= 128
        && char.IsAsciiLetterOrDigit(name[0])
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.EndsWith(".json", StringComparison.Ordinal)
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '.');

    private static bool IsKid(string name) =>
        name.Length is >= 1 and <= 64
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-');
}
