using System.Collections.Frozen;

namespace BadgeIssuer.IO.Keys;

/// <summary>The keys of <c>keys.example/</c>. Everybody has them, so the production profile refuses them.</summary>
public static class DevelopmentKeys
{
    /// <summary>The passphrase that they are sealed with.</summary>
    public const string Passphrase = "development-only";

    /// <summary>Their thumbprints (RFC 7638).</summary>
    public static FrozenSet<string> Thumbprints { get; } = FrozenSet.ToFrozenSet<string>(
    [
        "UOi9CFeAK2pQzDIQJSlva_d9KnBqrvcdIy2wV4MO2uw",
        "fzrvHt4ziWNGylKJZTc9Um3zRsnkGMf9uXfDz9SP1rI",
        "rObV1KgVyE-01BjjXfLVjBjt4J-j39KWiS9Ss_YvwWs",
    ], StringComparer.Ordinal);
}
