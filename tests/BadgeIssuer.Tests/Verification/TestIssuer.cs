using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.OpenBadges.V3;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using Bits = BadgeIssuer.OpenBadges.Status.StatusList;
using V2 = BadgeIssuer.OpenBadges.V2;

namespace BadgeIssuer.Tests.Verification;

/// <summary>An issuer of Open Badges 3.0 and 2.0 with everything that it publishes.</summary>
internal sealed class TestIssuer : IDisposable
{
    public const string Base = "https://issuer.example";
    public const string Did = "did:web:issuer.example";
    public const string Kid = Base + "/keys/k1";
    public const string DidDocumentUrl = Base + "/.well-known/did.json";
    public const string StatusList = Base + "/status/1";
    public const string CredentialId = Base + "/credentials/abc";
    public const string AssertionId = Base + "/ob2/assertions/abc";
    public const string BadgeClassId = Base + "/ob2/badges/a-v1";
    public const string IssuerV2 = Base + "/ob2/issuer";
    public const string KeyV2 = Base + "/ob2/keys/k1";
    public const string Revocations = Base + "/ob2/revocations";
    public const string Email = "taro.yamada@example.jp";
    public const string Name = "山田　太郎";
    public const int StatusIndex = 4711;

    public static readonly DateTimeOffset Now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public TestIssuer(KeyKind kind = KeyKind.Ed25519)
    {
        Key = SigningKey.Generate(kind);
        Algorithm = JwsAlgorithm.DefaultFor(kind);
        PublishKeys();
        PublishStatusList();
        PublishVersion2();
    }

    public StubDocuments Web { get; } = new();

    /// <summary>What those who verify know of corrected badges: the address of the new one by the id of the old one.</summary>
    public StubSuccessors Successors { get; } = new();

    public SigningKey Key { get; }

    public JwsAlgorithm Algorithm { get; }

    public TrustList Trust { get; set; } = TrustList.OfIssuers(Did, IssuerV2);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public void Dispose() => Key.Dispose();

    public void PublishKeys()
    {
        Web.Put(Kid, Key.PublicKey.ToJwk("k1", Algorithm), mediaType: "application/jwk+json");
        Web.Put(DidDocumentUrl, DidDocumentWriter.Write(Did, [("k1", Key.PublicKey)]));
    }

    public void PublishStatusList(
        int[]? set = null,
        Func<StatusListCredential, StatusListCredential>? change = null,
        SigningKey? key = null,
        string kid = Kid)
    {
        var list = new StatusListCredential
        {
            Id = StatusList,
            Issuer = Did,
            ValidFrom = Now.AddDays(-1),
            StatusPurpose = ["revocation"],
            EncodedList = Bits.Create(Bits.MinimumCount, set ?? []).Encode(),
        };
        list = change?.Invoke(list) ?? list;
        Web.Put(
            StatusList,
            VcJwt.Secure(StatusListCredentialWriter.Write(list), key ?? Key, key is null ? Algorithm : JwsAlgorithm.DefaultFor(key.Kind), kid),
            mediaType: "application/vc+jwt");
    }

    /// <summary>The credential, and the same after <paramref name="change"/>.</summary>
    public static OpenBadgeCredential Credential(Func<OpenBadgeCredential, OpenBadgeCredential>? change = null)
    {
        var credential = new OpenBadgeCredential
        {
            Id = CredentialId,
            Name = "データ分析 修了",
            Issuer = new Profile { Id = Did, Name = "試験発行者" },
            ValidFrom = new DateTimeOffset(2025, 2, 10, 0, 0, 0, TimeSpan.Zero),
            AwardedDate = new DateTimeOffset(2025, 1, 31, 0, 0, 0, TimeSpan.FromHours(9)),
            CredentialSubject = new AchievementSubject
            {
                Id = "urn:uuid:2f4a4d6e-5b1c-4a8e-9d57-0c8f3c8a1b22",
                Identifier =
                [
                    Identity("emailAddress", Email, "salt-of-email"),
                    Identity("name", Name, "salt-of-name"),
                ],
                Achievement = new Achievement
                {
                    Id = Base + "/achievements/a-v1",
                    AchievementType = "CertificateOfCompletion",
                    Name = "データ分析 修了",
                    Description = "課題に取り組み、修了した。",
                    Criteria = new Criteria { Narrative = "全課程を修了すること。" },
                    Alignment =
                    [
                        new Alignment
                        {
                            TargetName = "データ理解・活用",
                            TargetUrl = "https://www.example.go.jp/dss",
                            TargetFramework = "DSS-P 1.2",
                            TargetCode = "DSS-P-1.2-X",
                            TargetType = "ext:DSSSkillItem",
                        },
                    ],
                },
            },
            CredentialStatus = new BitstringStatusListEntry
            {
                Id = StatusList + "#4711",
                StatusPurpose = "revocation",
                StatusListIndex = StatusIndex,
                StatusListCredential = StatusList,
            },
        };
        return change?.Invoke(credential) ?? credential;
    }

    public static IdentityObject Identity(string type, string value, string salt) => new()
    {
        Hashed = true,
        IdentityHash = IdentityHash.Compute(value, salt).ToString(),
        IdentityType = type,
        Salt = salt,
    };

    /// <summary>The credential as VC-JWT.</summary>
    public string Jwt(Func<OpenBadgeCredential, OpenBadgeCredential>? change = null, string kid = Kid) =>
        VcJwt.Secure(OpenBadgeCredentialWriter.Write(Credential(change)), Key, Algorithm, kid);

    /// <summary>The credential as JSON with a proof inside.</summary>
    public string Embedded(
        Func<OpenBadgeCredential, OpenBadgeCredential>? change = null,
        Cryptosuite? suite = null,
        SigningKey? key = null,
        string method = Did + "#k1",
        Func<ProofOptions, ProofOptions>? options = null) =>
        WithProof(Text(OpenBadgeCredentialWriter.Write(Credential(change))), suite, key, method, options);

    /// <summary>A document with one proof more.</summary>
    public string WithProof(
        string document,
        Cryptosuite? suite = null,
        SigningKey? key = null,
        string method = Did + "#k1",
        Func<ProofOptions, ProofOptions>? options = null)
    {
        var said = new ProofOptions(method, Now.AddDays(-1));
        return Text(EmbeddedProofs.OverPublishedContexts.Add(
            Bytes(document), key ?? Key, suite ?? Cryptosuite.DefaultFor((key ?? Key).Kind), options?.Invoke(said) ?? said));
    }

    /// <summary>A VC-JWT over a payload that was edited as JSON; the claims of the unedited credential stay.</summary>
    public string JwtOf(Action<JsonObject> edit, string kid = Kid)
    {
        var encoded = Jwt().Split('.')[1];
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(encoded))!.AsObject();
        edit(payload);
        return CompactJws.Sign(Bytes(payload.ToJsonString()), Key, Algorithm, kid, "JWT");
    }

    public void PublishVersion2(
        Func<V2.Assertion, V2.Assertion>? assertion = null,
        Func<V2.BadgeClass, V2.BadgeClass>? badgeClass = null,
        Func<V2.Profile, V2.Profile>? profile = null,
        Func<V2.CryptographicKey, V2.CryptographicKey>? key = null,
        string[]? revoked = null)
    {
        var hosted = Assertion();
        hosted = assertion?.Invoke(hosted) ?? hosted;
        Web.Put(AssertionId, V2.AssertionWriter.Write(hosted), mediaType: "application/ld+json");

        var badge = new V2.BadgeClass
        {
            Id = BadgeClassId,
            Name = "データ分析 修了",
            Description = "課題に取り組み、修了した。",
            Image = Base + "/achievements/a-v1.png",
            Criteria = new V2.Criteria { Narrative = "全課程を修了すること。" },
            Issuer = IssuerV2,
        };
        Web.Put(BadgeClassId, V2.BadgeClassWriter.Write(badgeClass?.Invoke(badge) ?? badge), mediaType: "application/ld+json");

        var issuer = new V2.Profile
        {
            Id = IssuerV2,
            Name = "試験発行者",
            Url = Base,
            Email = "office@issuer.example",
            PublicKey = [KeyV2],
            RevocationList = Revocations,
        };
        Web.Put(IssuerV2, V2.ProfileWriter.Write(profile?.Invoke(issuer) ?? issuer), mediaType: "application/ld+json");

        var cryptographicKey = new V2.CryptographicKey
        {
            Id = KeyV2,
            Owner = IssuerV2,
            PublicKeyPem = Key.PublicKey.ToPem(),
        };
        Web.Put(KeyV2, V2.CryptographicKeyWriter.Write(key?.Invoke(cryptographicKey) ?? cryptographicKey));

        Web.Put(Revocations, V2.RevocationListWriter.Write(new V2.RevocationList
        {
            Id = Revocations,
            Issuer = IssuerV2,
            RevokedAssertions = [.. (revoked ?? []).Select(id => new V2.RevokedAssertion { Id = id })],
        }));
    }

    public static V2.Assertion Assertion() => new()
    {
        Id = AssertionId,
        Recipient = new V2.IdentityObject
        {
            Type = "email",
            Hashed = true,
            Salt = "salt-of-2.0",
            Identity = IdentityHash.Compute(Email, "salt-of-2.0").ToString(),
        },
        Badge = BadgeClassId,
        Verification = V2.VerificationObject.Hosted,
        IssuedOn = new DateTimeOffset(2025, 1, 31, 0, 0, 0, TimeSpan.FromHours(9)),
    };

    /// <summary>A signed assertion.</summary>
    public string Jws(Func<V2.Assertion, V2.Assertion>? change = null, string kid = KeyV2)
    {
        var assertion = Assertion() with
        {
            Id = "urn:uuid:5b1f1c9e-3a0f-4a57-8b7c-1f2e3d4c5b6a",
            Verification = V2.VerificationObject.Signed(KeyV2),
        };
        return CompactJws.Sign(
            V2.AssertionWriter.Write(change?.Invoke(assertion) ?? assertion), Key, Algorithm, kid, "JWT");
    }

    public async Task<VerificationReport> VerifyAsync(
        byte[] bytes, string? recipient = null, DateTimeOffset? at = null) =>
        await new CredentialVerifier(Web, Trust, new FixedClock(Now), successors: Successors)
            .ExamineAsync(bytes, new VerificationRequest("test", recipient, at), CancellationToken.None);

    public Task<VerificationReport> VerifyAsync(string text, string? recipient = null, DateTimeOffset? at = null) =>
        VerifyAsync(Bytes(text), recipient, at);
}
