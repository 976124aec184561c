using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Securing.Keys;

/// <summary>A JWK set: what <c>/.well-known/jwks.json</c> serves.</summary>
/// <remarks>Source: RFC 7517 §5.</remarks>
/// <param name="Keys">The keys that can be used, in the set's order, with their names.</param>
public sealed record JwkSet(ImmutableArray<(string? Kid, PublicKey Key)> Keys)
{
    /// <summary>The most keys that are read; a larger set is unreadable.</summary>
    public const int MaximumKeys = 256;

    /// <summary>Reads a set. Keys of unknown kinds and keys that are not sound are passed over, as RFC 7517 §5 says.</summary>
    /// <param name="root">The document; read without names that stand twice.</param>
    /// <param name="set">The set, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// Otherwise <c>key.unreadable</c>: no set, too many keys, or one name for two keys, so that nobody can tell which
    /// is meant.
    /// </param>
    public static bool TryRead(
        JsonElement root, [NotNullWhen(true)] out JwkSet? set, [NotNullWhen(false)] out ProofProblem? problem)
    {
        set = null;
        problem = ProofProblem.Of(KeyProblemCodes.Unreadable, "JWK Set");
        if (root.ValueKind is not JsonValueKind.Object
            || !root.TryGetProperty("keys"u8, out var members)
            || members.ValueKind is not JsonValueKind.Array
            || members.GetArrayLength() > MaximumKeys)
        {
            return false;
        }

        var keys = ImmutableArray.CreateBuilder<(string?, PublicKey)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var jwk in members.EnumerateArray())
        {
            var kid = jwk.Text("kid"u8);
            if (kid is not null && !names.Add(kid))
            {
                return false;
            }

            if (PublicKey.TryFromJwk(jwk, out var key, out _))
            {
                keys.Add((kid, key));
            }
        }

        (set, problem) = (new JwkSet(keys.ToImmutable()), null);
        return true;
    }

    /// <summary>Writes a set in UTF-8; an algorithm, where one is given, binds its key to it.</summary>
    public static byte[] Write(IEnumerable<(string Kid, PublicKey Key, JwsAlgorithm? Algorithm)> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("keys"u8);
            foreach (var (kid, key, algorithm) in keys)
            {
                key.WriteJwk(writer, kid, algorithm);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
