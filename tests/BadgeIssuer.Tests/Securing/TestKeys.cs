using System.Collections.Concurrent;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Tests.Securing;

/// <summary>A key of each kind, made once a run: RSA keys take their time.</summary>
internal static class TestKeys
{
    private static readonly ConcurrentDictionary<KeyKind, Lazy<SigningKey>> Keys = new();

    public static SigningKey Of(KeyKind kind) =>
        Keys.GetOrAdd(kind, made => new Lazy<SigningKey>(() => SigningKey.Generate(made))).Value;
}
