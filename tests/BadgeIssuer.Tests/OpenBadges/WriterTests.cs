using System.Text;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.OpenBadges.V3;
using FluentAssertions;
using NUnit.Framework;
using V2 = BadgeIssuer.OpenBadges.V2;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class WriterTests
{
    private static readonly Profile Issuer = new()
    {
        Id = "did:web:badges.example.jp",
        Name = "マナビDX Quest 事務局",
        Url = "https://badges.example.jp",
        Email = "badges@example.jp",
        OtherIdentifier = [new() { Identifier = "1234", IdentifierType = "ext:houjinBangou" }],
        ParentOrg = new Profile { Id = "https://www.example.go.jp" },
    };

    private static readonly Achievement Achievement = new()
    {
        Id = "https://badges.example.jp/achievements/mdxq2-t1-1-v1",
        Name = "ケーススタディ教育プログラム",
        Description = "需要予測・在庫最適化",
        Criteria = new Criteria { Narrative = "全課題の提出と評価。" },
        AchievementType = "CertificateOfCompletion",
        Alignment =
        [
            new() { TargetName = "データ活用", TargetUrl = "https://www.example.jp/dss", TargetCode = "DSS-1", TargetFramework = "DSS-P 1.2", TargetType = "ext:DSSSkillItem", TargetDescription = "データ活用 ＞ 分析" },
        ],
        Creator = Issuer,
        Image = new Image { Id = "https://badges.example.jp/achievements/mdxq2-t1-1-v1.png", Caption = "バッジ" },
        InLanguage = "ja",
        Related = [new() { Id = "https://badges.example.jp/achievements/mdxq2-t1-1-v0", Version = "0" }],
        Tag = ["DX"],
        Version = "1",
    };

    private static readonly OpenBadgeCredential Credential = new()
    {
        Id = "https://badges.example.jp/credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa",
        Name = "修了",
        Issuer = Issuer,
        ValidFrom = new DateTimeOffset(2025, 2, 3, 1, 2, 3, TimeSpan.Zero),
        AwardedDate = new DateTimeOffset(2025, 1, 31, 0, 0, 0, TimeSpan.FromHours(9)),
        CredentialSubject = new AchievementSubject
        {
            Id = "urn:uuid:5d1f4d31-2c0e-4a8e-9d3b-3f7e1c0f2a11",
            Identifier = [new() { Hashed = true, IdentityHash = IdentityHash.Compute("a@example.com", "Kosher").ToString(), IdentityType = "emailAddress", Salt = "Kosher" }],
            Achievement = Achievement,
        },
        Evidence = [new() { Id = "https://example.org/e", Name = "発表" }],
        CredentialStatus = new BitstringStatusListEntry { Id = "https://badges.example.jp/status/1#94567", StatusPurpose = "revocation", StatusListIndex = 94567, StatusListCredential = "https://badges.example.jp/status/1" },
    };

    private static JsonElement Parse(byte[] json)
    {
        StrictJson.TryParse(json, out var document, out var problem).Should().BeTrue(problem?.ToString());
        return document!.RootElement;
    }

    [Test]
    public void A_credential_conforms_and_says_what_it_was_given()
    {
        var root = Parse(OpenBadgeCredentialWriter.Write(Credential));

        SchemaCatalogue.CheckCredential(root).Should().BeEmpty();
        root.EnumerateObject().Select(property => property.Name).Should().Equal(
            "@context", "id", "type", "name", "issuer", "validFrom", "awardedDate", "credentialSubject", "evidence", "credentialStatus");
        root.GetProperty("validFrom").GetString().Should().Be("2025-02-03T01:02:03Z");
        root.GetProperty("awardedDate").GetString().Should().Be("2025-01-31T00:00:00+09:00");
        root.GetProperty("credentialStatus").GetProperty("statusListIndex").GetString().Should().Be("94567");
        root.GetProperty("credentialSubject").GetProperty("achievement").GetProperty("alignment")[0].GetProperty("targetName").GetString().Should().Be("データ活用");
    }

    [Test]
    public void Equal_credentials_give_equal_bytes_with_japanese_as_it_is()
    {
        var json = OpenBadgeCredentialWriter.Write(Credential);

        OpenBadgeCredentialWriter.Write(Credential with { }).Should().Equal(json);
        Encoding.UTF8.GetString(json).Should().Contain("ケーススタディ").And.NotContain("\\u").And.NotContain("null").And.NotContain("[]");
    }

    [Test]
    public void An_own_context_stands_behind_the_two()
    {
        var root = Parse(OpenBadgeCredentialWriter.Write(Credential with { AdditionalContexts = [ContextIris.OpenBadgesV3Extensions] }));

        root.GetProperty("@context").EnumerateArray().Select(context => context.GetString()).Should().Equal(
            ContextIris.CredentialsV2, ContextIris.OpenBadgesV3, ContextIris.OpenBadgesV3Extensions);
    }

    [Test]
    public void A_character_that_was_lost_is_never_signed([Values("\uD867", "\uDE3D𠮷", "山\uFFFD", "a\uD867b")] string name) =>
        FluentActions.Invoking(() => OpenBadgeCredentialWriter.Write(Credential with { Name = name }))
            .Should().Throw<ArgumentException>();

    [Test]
    public void Documents_published_alone_conform()
    {
        SchemaCatalogue.CheckAchievement(Parse(AchievementWriter.Write(Achievement))).Should().BeEmpty();
        SchemaCatalogue.CheckProfile(Parse(ProfileWriter.Write(Issuer))).Should().BeEmpty();
    }

    [Test]
    public void Documents_of_open_badges_2_conform()
    {
        var assertion = new V2.Assertion
        {
            Id = "https://badges.example.jp/ob2/assertions/a",
            Recipient = new V2.IdentityObject { Type = "email", Hashed = true, Salt = "Kosher", Identity = IdentityHash.Compute("a@example.com", "Kosher").ToString() },
            Badge = "https://badges.example.jp/ob2/badges/x-v1",
            Verification = V2.VerificationObject.Hosted,
            IssuedOn = new DateTimeOffset(2025, 1, 31, 0, 0, 0, TimeSpan.FromHours(9)),
            Expires = new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.FromHours(9)),
            Image = "https://badges.example.jp/credentials/a.png",
            Evidence = ["https://example.org/e"],
        };

        SchemaCatalogue.CheckAssertion(Parse(V2.AssertionWriter.Write(assertion))).Should().BeEmpty();
        SchemaCatalogue.CheckAssertion(Parse(V2.AssertionWriter.Write(assertion with
        {
            Id = "urn:uuid:5d1f4d31-2c0e-4a8e-9d3b-3f7e1c0f2a11",
            Verification = V2.VerificationObject.Signed("https://badges.example.jp/ob2/keys/1"),
        }))).Should().BeEmpty();
        SchemaCatalogue.CheckAssertion(Parse(V2.AssertionWriter.WriteRevoked(new() { Id = assertion.Id, RevocationReason = "誤発行" }))).Should().BeEmpty();
        SchemaCatalogue.CheckBadgeClass(Parse(V2.BadgeClassWriter.Write(new()
        {
            Id = assertion.Badge,
            Name = "修了",
            Description = "説明",
            Image = "https://badges.example.jp/achievements/x-v1.png",
            Criteria = new V2.Criteria { Id = "https://badges.example.jp/achievements/x-v1", Narrative = "全課題の提出" },
            Issuer = "https://badges.example.jp/ob2/issuer",
            Alignment = [new() { TargetName = "データ活用", TargetUrl = "https://www.example.jp/dss" }],
            Tags = ["DX"],
            Language = "ja",
            Version = "1",
        }))).Should().BeEmpty();
        SchemaCatalogue.CheckProfileV2(Parse(V2.ProfileWriter.Write(new()
        {
            Id = "https://badges.example.jp/ob2/issuer",
            Name = "事務局",
            Url = "https://badges.example.jp",
            Email = "badges@example.jp",
            PublicKey = ["https://badges.example.jp/ob2/keys/1"],
            Verification = V2.VerificationObject.Scope(["https://badges.example.jp/ob2/"], ["badges.example.jp"]),
            RevocationList = "https://badges.example.jp/ob2/revocations",
        }))).Should().BeEmpty();
        SchemaCatalogue.CheckCryptographicKey(Parse(V2.CryptographicKeyWriter.Write(new()
        {
            Id = "https://badges.example.jp/ob2/keys/1",
            Owner = "https://badges.example.jp/ob2/issuer",
            PublicKeyPem = "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n",
        }))).Should().BeEmpty();
        SchemaCatalogue.CheckRevocationList(Parse(V2.RevocationListWriter.Write(new()
        {
            Id = "https://badges.example.jp/ob2/revocations",
            Issuer = "https://badges.example.jp/ob2/issuer",
            RevokedAssertions = [new() { Id = assertion.Id }],
        }))).Should().BeEmpty();
        SchemaCatalogue.CheckRevocationList(Parse(V2.RevocationListWriter.Write(new()
        {
            Id = "https://badges.example.jp/ob2/revocations",
            Issuer = "https://badges.example.jp/ob2/issuer",
        }))).Should().BeEmpty();
    }
}
