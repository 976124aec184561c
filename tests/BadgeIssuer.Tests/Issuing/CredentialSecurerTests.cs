using System.Text;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Securing.Jose;
using FluentAssertions;
using NUnit.Framework;
using V2 = BadgeIssuer.OpenBadges.V2;
using V3 = BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Tests.Issuing;

public sealed class CredentialSecurerTests
{
    private static readonly CredentialFormat[] All =
        [CredentialFormat.VcJwt, CredentialFormat.Ob2Hosted, CredentialFormat.Ob2Jws, CredentialFormat.Png];

    private IssuingKeys _keys = null!;

    [OneTimeSetUp]
    public void MakeKeys() => _keys = Samples.NewKeys();

    [OneTimeTearDown]
    public void DropKeys() => _keys.Dispose();

    [Test]
    public void The_credential_is_signed_by_the_key_that_its_kid_leads_to()
    {
        var jws = Parse(Secure()[CredentialFormat.VcJwt]!);

        jws.Verify(_keys.VcJwt!.Key.PublicKey).Should().BeTrue();
        jws.Header.KeyId.Should().Be("http://localhost:5080/keys/ed-1");
    }

    [Test]
    public void The_credential_keeps_to_the_schema_and_its_claims_agree_with_it()
    {
        using var payload = Payload(CredentialFormat.VcJwt);

        SchemaCatalogue.CheckCredential(payload.RootElement).Should().BeEmpty();
        VcJwt.CheckClaims(payload.RootElement).Should().BeEmpty();
    }

    [Test]
    public void The_credential_says_when_it_was_awarded_in_the_programmes_zone_and_when_it_was_issued_in_UTC()
    {
        using var payload = Payload(CredentialFormat.VcJwt);

        payload.RootElement.GetProperty("awardedDate").GetString().Should().Be("2025-01-31T00:00:00+09:00");
        payload.RootElement.GetProperty("validFrom").GetString().Should().Be("2025-02-10T03:04:05Z");
    }

    [Test]
    public void The_credential_points_at_its_place_in_the_status_list()
    {
        using var payload = Payload(CredentialFormat.VcJwt);
        var status = payload.RootElement.GetProperty("credentialStatus");

        status.GetProperty("type").GetString().Should().Be("BitstringStatusListEntry");
        status.GetProperty("statusListIndex").GetString().Should().Be("94567");
        status.GetProperty("statusListCredential").GetString().Should().Be("http://localhost:5080/status/1");
    }

    [Test]
    public void An_employer_can_match_address_and_name_and_nobody_can_read_them()
    {
        var secured = Secure();
        using var payload = Payload(CredentialFormat.VcJwt, secured);
        var identifiers = payload.RootElement.GetProperty("credentialSubject").GetProperty("identifier")
            .EnumerateArray().ToDictionary(entry => entry.GetProperty("identityType").GetString()!);

        Matches(identifiers["emailAddress"], Samples.Completion().EmailAddress).Should().BeTrue();
        Matches(identifiers["name"], Samples.Completion().Name).Should().BeTrue();
        identifiers["name"].GetProperty("salt").GetString()
            .Should().NotBe(identifiers["emailAddress"].GetProperty("salt").GetString());

        foreach (var document in secured.Documents)
        {
            var text = Encoding.UTF8.GetString(document.Format is CredentialFormat.VcJwt or CredentialFormat.Ob2Jws
                ? Parse(document).Payload.Span
                : document.Content.Span);
            text.Should().NotContainAny("髙橋", "𠮷子", "yoshiko", "Q06-AX");
        }

        static bool Matches(JsonElement identity, string value) =>
            identity.GetProperty("hashed").GetBoolean()
            && IdentityHash.TryParse(identity.GetProperty("identityHash").GetString(), out var hash)
            && hash.Matches(value, identity.GetProperty("salt").GetString()!);
    }

    [Test]
    public void An_alignment_names_the_skill_and_states_no_level()
    {
        using var payload = Payload(CredentialFormat.VcJwt);
        var achievement = payload.RootElement.GetProperty("credentialSubject").GetProperty("achievement");
        var alignment = achievement.GetProperty("alignment")[0];

        achievement.GetProperty("achievementType").GetString().Should().Be("CertificateOfCompletion");
        alignment.GetProperty("targetName").GetString().Should().Be("機械学習・深層学習");
        alignment.GetProperty("targetCode").GetString().Should().Be("DSS-P:1.2:SKILL:MACHINE-DEEP-LEARNING");
        alignment.GetProperty("targetDescription").GetString().Should().Be("データ活用 ＞ AI・データサイエンス");
        alignment.GetProperty("targetType").GetString().Should().Be("ext:DSSSkillItem");
        achievement.TryGetProperty("resultDescription", out _).Should().BeFalse();
    }

    [Test]
    public void The_assertions_keep_to_the_schema_and_say_how_they_are_verified()
    {
        var secured = Secure();
        using var hosted = JsonDocument.Parse(secured[CredentialFormat.Ob2Hosted]!.Content);
        using var signed = Payload(CredentialFormat.Ob2Jws, secured);

        SchemaCatalogue.CheckAssertion(hosted.RootElement).Should().BeEmpty();
        SchemaCatalogue.CheckAssertion(signed.RootElement).Should().BeEmpty();
        hosted.RootElement.GetProperty("id").GetString()
            .Should().Be("http://localhost:5080/ob2/assertions/aaaqeayeaudaocajbifqydiob4");
        signed.RootElement.GetProperty("id").GetString()
            .Should().Be("urn:uuid:00010203-0405-0607-0809-0a0b0c0d0e0f");
        signed.RootElement.GetProperty("verification").GetProperty("creator").GetString()
            .Should().Be("http://localhost:5080/ob2/keys/p-1");
        Parse(secured[CredentialFormat.Ob2Jws]!).Verify(_keys.Ob2Jws!.Key.PublicKey).Should().BeTrue();
    }

    [Test]
    public void The_badge_class_and_the_profiles_keep_to_the_schema()
    {
        var composer = new AchievementComposer(Samples.Policy, Samples.Catalogue);
        foreach (var achievement in Samples.Catalogue.Achievements.Where(one => one.State is AchievementState.Approved))
        {
            using var badgeClass = JsonDocument.Parse(V2.BadgeClassWriter.Write(composer.ComposeV2(achievement)));
            using var definition = JsonDocument.Parse(V3.AchievementWriter.Write(composer.ComposeV3(achievement)));
            SchemaCatalogue.CheckBadgeClass(badgeClass.RootElement).Should().BeEmpty();
            SchemaCatalogue.CheckAchievement(definition.RootElement).Should().BeEmpty();
            badgeClass.RootElement.GetProperty("alignment")[0].TryGetProperty("targetType", out _).Should().BeFalse();
        }

        using var v2 = JsonDocument.Parse(
            V2.ProfileWriter.Write(IssuerComposer.ComposeV2(Samples.Policy, ["p-1"])));
        using var v3 = JsonDocument.Parse(V3.ProfileWriter.Write(IssuerComposer.ComposeV3(Samples.Policy)));
        SchemaCatalogue.CheckProfileV2(v2.RootElement).Should().BeEmpty();
        SchemaCatalogue.CheckProfile(v3.RootElement).Should().BeEmpty();
    }

    [Test]
    public void The_picture_carries_both_versions()
    {
        var secured = Secure();

        PngBadges.TryExtract(secured[CredentialFormat.Png]!.Content.Span, out var texts, out _).Should().BeTrue();
        texts.Should().BeEquivalentTo(
        [
            new BakedText(BakedText.OpenBadgeCredential, Text(secured[CredentialFormat.VcJwt]!)),
            new BakedText(BakedText.OpenBadges, Text(secured[CredentialFormat.Ob2Hosted]!)),
        ]);

        static string Text(SecuredDocument document) => Encoding.UTF8.GetString(document.Content.Span);
    }

    [Test]
    public void Without_a_hosted_assertion_the_picture_carries_the_signed_one()
    {
        var secured = Samples.Securer(_keys, CredentialFormat.Ob2Jws, CredentialFormat.Png).Secure(Samples.Award());

        PngBadges.TryExtract(secured[CredentialFormat.Png]!.Content.Span, out var texts, out _).Should().BeTrue();
        texts.Single().Text.Should().Be(Encoding.UTF8.GetString(secured[CredentialFormat.Ob2Jws]!.Content.Span));
    }

    [Test]
    public void A_format_without_its_key_is_refused_before_anything_is_signed()
    {
        var act = () => Samples.Securer(new IssuingKeys(null, null, null), CredentialFormat.VcJwt);

        act.Should().Throw<ArgumentException>();
    }

    [Test]
    public void A_name_stands_in_clear_only_where_the_policy_says_so()
    {
        var policy = Samples.Policy with { NameInClear = true };
        var composer = new CredentialComposer(policy, new AchievementComposer(policy, Samples.Catalogue), CredentialFormat.DataIntegrity);

        composer.Compose(Samples.Award()).CredentialSubject.Identifier
            .Should().Contain(identity => !identity.Hashed && identity.IdentityHash == "髙橋 𠮷子");
    }

    private SecuredCredential Secure() => Samples.Securer(_keys, All).Secure(Samples.Award());

    private JsonDocument Payload(CredentialFormat format, SecuredCredential? secured = null) =>
        JsonDocument.Parse(Parse((secured ?? Secure())[format]!).Payload);

    private static CompactJws Parse(SecuredDocument document) =>
        CompactJws.TryParse(document.Content.Span, out var jws, out _) ? jws : throw new AssertionException("no JWS");
}
