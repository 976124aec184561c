using System.Text.Json;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Tests.Securing;

/// <summary>The vectors of project Wycheproof, and the one place that says where our answer is not the suite's.</summary>
internal static class WycheproofVectors
{
    /// <summary>One vector, judged.</summary>
    public sealed record Judgement(int Id, string Comment, bool Expected, bool Actual);

    /// <summary>Files of bare signatures: each group has a public key.</summary>
    public static IEnumerable<Judgement> Signatures(string file, JwsAlgorithm algorithm)
    {
        foreach (var group in Groups(file))
        {
            var isKey = PublicKey.TryFromPem(group.GetProperty("publicKeyPem").GetString()!, out var key, out _);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var actual = isKey && key!.Verify(algorithm, Hex(test, "msg"), Hex(test, "sig"));
                yield return new Judgement(
                    test.GetProperty("tcId").GetInt32(),
                    Comment(test),
                    Expected(test) && !HasSmallExponent(test),
                    actual);
            }
        }
    }

    /// <summary>Files of compact JWS: each group has a public JWK, a set of them, or only a symmetric key.</summary>
    public static IEnumerable<Judgement> Jws(string file)
    {
        foreach (var group in Groups(file))
        {
            var keys = PublicKeys(group);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var text = System.Text.Encoding.UTF8.GetBytes(test.GetProperty("jws").GetString()!);
                var actual = CompactJws.TryParse(text, out var jws, out _) && keys.Any(jws.Verify);
                yield return new Judgement(
                    test.GetProperty("tcId").GetInt32(),
                    Comment(test),
                    Expected(test) && !HasSymmetricKey(group) && !HasUnlistedAlgorithm(test.GetProperty("jws").GetString()!),
                    actual);
            }
        }
    }

    // "acceptable" is for what some implementations take out of kindness to old ones. We do not.
    private static bool Expected(JsonElement test) => test.GetProperty("result").GetString() == "valid";

    // SECURITY.md 1: no exponent under 65537, whatever the signature.
    private static bool HasSmallExponent(JsonElement test) =>
        test.GetProperty("flags").EnumerateArray().Any(flag => flag.GetString() == "SmallPublicKey");

    // SECURITY.md 1: no HMAC. Groups with a symmetric key have no public one.
    private static bool HasSymmetricKey(JsonElement group) => !group.TryGetProperty("public", out _);

    // SECURITY.md 1: the list has neither P-521 nor PSS with SHA-384 and SHA-512.
    private static bool HasUnlistedAlgorithm(string jws)
    {
        if (!StrictBase64Url.TryDecode(jws.Split('.')[0], out var header) || !StrictObject.TryParse(header, out var json))
        {
            return false;
        }

        using (json)
        {
            return json.RootElement.Text("alg"u8) is "ES512" or "PS384" or "PS512";
        }
    }

    private static List<PublicKey> PublicKeys(JsonElement group)
    {
        List<PublicKey> keys = [];
        if (group.TryGetProperty("public", out var jwk))
        {
            var all = jwk.TryGetProperty("keys", out var set) ? set.EnumerateArray().ToArray() : [jwk];
            foreach (var one in all)
            {
                if (PublicKey.TryFromJwk(one, out var key, out _))
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    private static List<JsonElement> Groups(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PublishedFiles.Conformance("wycheproof/" + file)));
        return [.. document.RootElement.GetProperty("testGroups").EnumerateArray().Select(group => group.Clone())];
    }

    private static byte[] Hex(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);

    private static string Comment(JsonElement test) => test.GetProperty("comment").GetString()!;
}
