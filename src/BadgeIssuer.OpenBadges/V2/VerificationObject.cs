using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>
/// In an assertion: how it is verified. In an issuer's profile: where its hosted assertions may stand.
/// </summary>
/// <remarks>Source: Open Badges 2.0, VerificationObject.</remarks>
public sealed record VerificationObject
{
    private VerificationObject(string type) => Type = type;

    /// <summary>By fetching the assertion from its own id.</summary>
    public static VerificationObject Hosted { get; } = new("HostedBadge");

    /// <summary><c>HostedBadge</c>, <c>SignedBadge</c>, or in a profile <c>VerificationObject</c>.</summary>
    public string Type { get; }

    /// <summary>URL of the key that signed the assertion, or <see langword="null"/>.</summary>
    public string? Creator { get; private init; }

    /// <summary>Beginnings of the URLs of the issuer's hosted assertions.</summary>
    public ImmutableArray<string> StartsWith { get; private init; } = [];

    /// <summary>Hosts of the issuer's hosted assertions.</summary>
    public ImmutableArray<string> AllowedOrigins { get; private init; } = [];

    /// <summary>By a signature.</summary>
    /// <param name="creator">URL of the <see cref="CryptographicKey"/>.</param>
    public static VerificationObject Signed(string creator) => new("SignedBadge") { Creator = creator };

    /// <summary>For a profile: its hosted assertions stand at URLs that begin so, on these hosts.</summary>
    /// <param name="startsWith">Beginnings of URLs; may be empty.</param>
    /// <param name="allowedOrigins">Host names; may be empty.</param>
    public static VerificationObject Scope(ImmutableArray<string> startsWith, ImmutableArray<string> allowedOrigins) =>
        new("VerificationObject") { StartsWith = startsWith, AllowedOrigins = allowedOrigins };
}
