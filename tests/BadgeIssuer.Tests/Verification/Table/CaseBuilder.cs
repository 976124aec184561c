using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.OpenBadges.V3;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Tests.OpenBadges;
using BadgeIssuer.Verification;
using V2 = BadgeIssuer.OpenBadges.V2;

namespace BadgeIssuer.Tests.Verification.Table;

/// <summary>Makes of a case what is handed in, and publishes what it needs.</summary>
internal sealed class CaseBuilder : IDisposable
{
    private const string Endorser = "https://endorser.example";
    private const string EndorserDid = "did:web:endorser.example";
    private const string EndorserV2 = Endorser + "/ob2/issuer";

    private readonly SigningKey _endorser = SigningKey.Generate(KeyKind.Ed25519);
    private readonly SigningKey _forger = SigningKey.Generate(KeyKind.Ed25519);

    public CaseBuilder()
    {
        Issuer.Web.Put(Endorser + "/keys/k1", _endorser.PublicKey.ToJwk("k1", JwsAlgorithm.EdDSA));
        Issuer.Web.Put(Endorser + "/.well-known/did.json", DidDocumentWriter.Write(EndorserDid, [("k1", _endorser.PublicKey)]));
        Issuer.Web.Put(EndorserV2, V2.ProfileWriter.Write(new V2.Profile
        {
            Id = EndorserV2,
            Name = "推薦団体",
            Url = Endorser,
            Email = "office@endorser.example",
            PublicKey = [EndorserV2 + "/key"],
        }));
        Issuer.Web.Put(EndorserV2 + "/key", V2.CryptographicKeyWriter.Write(new V2.CryptographicKey
        {
            Id = EndorserV2 + "/key",
            Owner = EndorserV2,
            PublicKeyPem = _endorser.PublicKey.ToPem(),
        }));
    }

    public TestIssuer Issuer { get; } = new();

    public void Dispose()
    {
        Issuer.Dispose();
        _endorser.Dispose();
        _forger.Dispose();
    }

    /// <summary>What is handed in.</summary>
    public byte[] Build(TableCase @case)
    {
        Issuer.Trust = TrustList.Of(new[] { TestIssuer.Did, TestIssuer.IssuerV2 }.Select(id => new TrustEntry(
            id, null, Enum.Parse<IssuerTrust>(@case.Trust, ignoreCase: true), [])));

        var text = @case.Input is { } input ? TextOf(Resolve(input)) : Badge(@case);
        foreach (var (url, body) in @case.Documents)
        {
            Publish(url, body);
        }

        var keyword = @case.Standard == "3.0" ? BakedText.OpenBadgeCredential : BakedText.OpenBadges;
        switch (@case.Carrier)
        {
            case "png":
                return Pictures.Png(Pictures.InternationalText(keyword, TestIssuer.Bytes(text)));

            case "svg":
                return SvgBadges.Bake(TestIssuer.Bytes(Pictures.Svg), new BakedText(keyword, text));

            case "link":
                Issuer.Web.Put(TestIssuer.Base + "/link", text);
                return TestIssuer.Bytes(TestIssuer.Base + "/link");

            default:
                return TestIssuer.Bytes(text);
        }
    }

    private string Badge(TableCase @case)
    {
        var root = JsonNode.Parse(@case.Standard switch
        {
            "3.0" => TestIssuer.Text(OpenBadgeCredentialWriter.Write(TestIssuer.Credential())),
            _ => TestIssuer.Text(V2.AssertionWriter.Write(@case.Format == "jws" ? Signed() : TestIssuer.Assertion())),
        })!;
        var edited = Edited(root, @case.Set, @case.Remove);

        if (@case.Format == "hosted")
        {
            Issuer.Web.Put(TestIssuer.AssertionId, edited.ToJsonString());
        }

        return TextOf(Secured(edited, @case.Format, "issuer"));
    }

    private static V2.Assertion Signed() => TestIssuer.Assertion() with
    {
        Id = "urn:uuid:5b1f1c9e-3a0f-4a57-8b7c-1f2e3d4c5b6a",
        Verification = V2.VerificationObject.Signed(TestIssuer.KeyV2),
    };

    private void Publish(string url, JsonNode? body)
    {
        switch (body)
        {
            case null:
                Issuer.Web.Remove(url);
                break;

            case JsonObject said when said["$status"] is { } status:
                Issuer.Web.Put(url, said["body"] is { } content ? TextOf(Resolve(content)) : "", (int)status);
                break;

            case JsonObject said when said["$set"] is not null || said["$remove"] is not null:
                Issuer.Web.Put(url, Edited(JsonNode.Parse(Issuer.Web[url])!, Members(said["$set"]), Texts(said["$remove"])).ToJsonString());
                break;

            default:
                Issuer.Web.Put(url, TextOf(Resolve(body)));
                break;
        }
    }

    // {"$make": …} stands for a document that is made, and perhaps signed, in its place.
    private JsonNode Resolve(JsonNode node)
    {
        switch (node)
        {
            case JsonObject said when said["$make"] is { } kind:
                var made = Edited(Base((string)kind!, said), Members(said["set"]), Texts(said["remove"]));
                return Secured(made, (string?)said["as"] ?? "plain", (string?)said["by"] ?? DefaultSigner((string)kind!));

            case JsonObject members:
                return new JsonObject(members.Select(member =>
                    KeyValuePair.Create(member.Key, member.Value is { } value ? Resolve(value) : null)));

            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Resolve(item))]);

            default:
                return node.DeepClone();
        }
    }

    private static string DefaultSigner(string kind) => kind is "endorsement" or "ob2-endorsement" ? "endorser" : "issuer";

    private static JsonNode Base(string kind, JsonObject said) => kind switch
    {
        "credential" => JsonNode.Parse(OpenBadgeCredentialWriter.Write(TestIssuer.Credential()))!,
        "endorsement" => Endorsement(),
        "ob2-endorsement" => EndorsementV2(),
        "status-list" => StatusListOf(said),
        _ => throw new InvalidDataException($"{kind} is nothing that is made."),
    };

    private static JsonNode StatusListOf(JsonObject said)
    {
        int[] bits = [.. said["bits"]?.AsArray().Select(bit => (int)bit!) ?? []];
        var encoded = StatusList.Create(StatusList.MinimumCount, bits).Encode();
        var list = JsonNode.Parse(StatusListCredentialWriter.Write(new StatusListCredential
        {
            Id = TestIssuer.StatusList,
            Issuer = TestIssuer.Did,
            ValidFrom = TestIssuer.Now.AddDays(-1),
            StatusPurpose = [(string?)said["purpose"] ?? "revocation"],
            EncodedList = encoded,
        }))!;

        if ((string?)said["kind"] == "2021")
        {
            // Its context redefines terms that VC Data Model 2.0 protects.
            list["@context"] = new JsonArray(
                "https://www.w3.org/2018/credentials/v1",
                "https://w3id.org/vc/status-list/2021/v1",
                "https://w3id.org/security/data-integrity/v2");
            list["issuanceDate"] = list["validFrom"]!.DeepClone();
            list.AsObject().Remove("validFrom");
            list["type"]![1] = "StatusList2021Credential";
            list["credentialSubject"]!["type"] = "StatusList2021";
            list["credentialSubject"]!["encodedList"] = encoded[1..];
        }

        return list;
    }

    private static JsonNode Endorsement() => JsonNode.Parse($$"""
        {
          "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
          "id": "{{Endorser}}/endorsements/1",
          "type": ["VerifiableCredential", "EndorsementCredential"],
          "name": "推薦",
          "issuer": { "id": "{{EndorserDid}}", "type": ["Profile"], "name": "推薦団体" },
          "validFrom": "2025-02-01T00:00:00Z",
          "credentialSubject": {
            "id": "{{TestIssuer.Base}}/achievements/a-v1",
            "type": ["EndorsementSubject"],
            "endorsementComment": "内容を確認した。"
          }
        }
        """)!;

    private static JsonNode EndorsementV2() => JsonNode.Parse($$"""
        {
          "@context": "https://w3id.org/openbadges/v2",
          "id": "{{Endorser}}/ob2/endorsements/1",
          "type": "Endorsement",
          "claim": { "id": "{{TestIssuer.BadgeClassId}}", "endorsementComment": "内容を確認した。" },
          "issuer": "{{EndorserV2}}",
          "issuedOn": "2025-02-01T00:00:00Z",
          "verification": { "type": "HostedBadge" }
        }
        """)!;

    private JsonNode Edited(JsonNode root, IEnumerable<KeyValuePair<string, JsonNode?>> set, IEnumerable<string> remove)
    {
        foreach (var (pointer, value) in set)
        {
            root = JsonEdits.Set(root, pointer, value is null ? null : Resolve(value))!;
        }

        foreach (var pointer in remove)
        {
            JsonEdits.Remove(root, pointer);
        }

        return root;
    }

    private JsonNode Secured(JsonNode document, string format, string signer)
    {
        var (key, did, kid) = signer switch
        {
            "endorser" => (_endorser, EndorserDid, Endorser + "/keys/k1"),
            "forger" => (_forger, EndorserDid, Endorser + "/keys/k1"),
            _ => (Issuer.Key, TestIssuer.Did, TestIssuer.Kid),
        };
        var json = document.ToJsonString();

        return format switch
        {
            "vc-jwt" when document["validFrom"] is null => CompactJws.Sign(
                TestIssuer.Bytes(Claims(document).ToJsonString()), key, JwsAlgorithm.EdDSA, kid, "JWT"),
            "vc-jwt" => VcJwt.Secure(TestIssuer.Bytes(json), key, JwsAlgorithm.EdDSA, kid),
            "jws" => CompactJws.Sign(
                TestIssuer.Bytes(json), key, JwsAlgorithm.EdDSA, signer == "issuer" ? TestIssuer.KeyV2 : EndorserV2 + "/key", "JWT"),
            "data-integrity" => JsonNode.Parse(Issuer.WithProof(json, Cryptosuite.EddsaRdfc2022, key, did + "#k1"))!,
            "jcs" => JsonNode.Parse(Issuer.WithProof(json, Cryptosuite.EddsaJcs2022, key, did + "#k1"))!,
            _ => document,
        };
    }

    // VC Data Model 1.1 puts the credential into a claim.
    private static JsonObject Claims(JsonNode credential)
    {
        var claims = new JsonObject
        {
            ["iss"] = (credential["issuer"] is JsonObject issuer ? issuer["id"] : credential["issuer"])?.DeepClone(),
            ["jti"] = credential["id"]?.DeepClone(),
            ["sub"] = credential["credentialSubject"]?["id"]?.DeepClone(),
            ["nbf"] = Seconds(credential["issuanceDate"]),
            ["vc"] = credential.DeepClone(),
        };
        if (credential["expirationDate"] is { } end)
        {
            claims["exp"] = Seconds(end);
        }

        return claims;
    }

    private static long Seconds(JsonNode? instant) => DateTimeOffset.Parse(
        (string)instant!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static string TextOf(JsonNode node) =>
        node.GetValueKind() is System.Text.Json.JsonValueKind.String ? (string)node! : node.ToJsonString();

    private static JsonObject Members(JsonNode? node) => node?.AsObject() ?? [];

    private static IEnumerable<string> Texts(JsonNode? node) => node?.AsArray().Select(text => (string)text!) ?? [];
}
