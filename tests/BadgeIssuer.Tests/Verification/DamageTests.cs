using System.Text;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Verification;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>What was signed cannot be changed, and what nobody signed cannot be made valid.</summary>
public sealed class DamageTests
{
    // Each byte once, changed in its lowest bit and then to each of some bytes that JSON and base64url know.
    [Test]
    public async Task One_byte_changed_anywhere_in_a_credential_is_never_valid()
    {
        using var issuer = new TestIssuer();
        var good = TestIssuer.Bytes(issuer.Jwt());
        (await issuer.VerifyAsync(good)).Verdict.Should().Be(Verdict.Valid);

        await EveryByteAsync(issuer, good, from: 0);
    }

    [Test]
    public async Task One_byte_changed_anywhere_in_a_credential_with_an_embedded_proof_is_never_valid()
    {
        using var issuer = new TestIssuer();
        var good = TestIssuer.Bytes(issuer.Embedded());
        (await issuer.VerifyAsync(good)).Verdict.Should().Be(Verdict.Valid);

        await EveryByteAsync(issuer, good, from: 0);
    }

    [Test]
    public async Task One_byte_changed_anywhere_in_a_signed_assertion_is_never_valid()
    {
        using var issuer = new TestIssuer();
        var good = TestIssuer.Bytes(issuer.Jws());
        (await issuer.VerifyAsync(good)).Verdict.Should().Be(Verdict.Valid);

        await EveryByteAsync(issuer, good, from: 0);
    }

    [Test]
    public async Task One_byte_changed_in_the_badge_of_a_picture_is_never_valid()
    {
        using var issuer = new TestIssuer();
        var svg = SvgBadges.Bake(
            TestIssuer.Bytes("""<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>"""),
            new BakedText(BakedText.OpenBadgeCredential, issuer.Jwt()));
        (await issuer.VerifyAsync(svg)).Verdict.Should().Be(Verdict.Valid);

        var start = svg.AsSpan().IndexOf("eyJ"u8);
        await EveryByteAsync(issuer, svg, start, start + issuer.Jwt().Length);
    }

    [Test]
    public async Task A_hosted_badge_is_what_is_hosted_whatever_the_copy_says()
    {
        using var issuer = new TestIssuer();
        var good = TestIssuer.Bytes(issuer.Web[TestIssuer.AssertionId]);

        for (var place = 0; place < good.Length; place++)
        {
            var changed = (byte[])good.Clone();
            changed[place] ^= 1;

            var report = await issuer.VerifyAsync(changed);

            // Valid only as what the issuer hosts: with the hosted id, and the hosted dates.
            if (report.Verdict is Verdict.Valid)
            {
                report.BadgeId.Should().Be(TestIssuer.AssertionId);
                report.ValidFrom.Should().Be(TestIssuer.Assertion().IssuedOn);
            }
        }
    }

    [Test]
    public void Any_bytes_give_a_report() => Gen.Byte.Array[0, 400].Sample(GivesReport, iter: 2000);

    [Test]
    public void Any_text_that_begins_like_a_badge_gives_a_report() =>
        Gen.Select(Gen.OneOf("{", "eyJ", "<svg", "<", "\u0089PNG\r\n\u001a\n", "https://"), Gen.String[0, 300])
            .Sample(parts => GivesReport(Encoding.UTF8.GetBytes(parts.Item1 + parts.Item2)), iter: 2000);

    [Test]
    public void Any_json_in_the_place_of_any_member_gives_a_report() =>
        Gen.Select(Gen.Int[0, 10_000], GenJson).Sample(
            change =>
            {
                using var issuer = new TestIssuer();
                var credential = issuer.JwtOf(payload => Mutations.ReplaceMember(payload, change.Item1, change.Item2));
                return GivesReport(issuer, TestIssuer.Bytes(credential));
            },
            iter: 300);

    [Test]
    public void Any_json_in_the_place_of_any_member_of_an_assertion_gives_a_report() =>
        Gen.Select(Gen.Int[0, 10_000], GenJson, Gen.OneOf(TestIssuer.AssertionId, TestIssuer.BadgeClassId, TestIssuer.IssuerV2, TestIssuer.KeyV2, TestIssuer.Revocations)).Sample(
            change =>
            {
                using var issuer = new TestIssuer();
                issuer.Web.Put(change.Item3, Mutations.Edit(issuer.Web[change.Item3], change.Item1, change.Item2));
                return GivesReport(issuer, TestIssuer.Bytes(issuer.Web[TestIssuer.AssertionId]))
                    && GivesReport(issuer, TestIssuer.Bytes(issuer.Jws()));
            },
            iter: 500);

    [Test]
    public void Any_json_in_the_place_of_what_is_fetched_gives_a_report() =>
        Gen.Select(Gen.Int[0, 10_000], GenJson, Gen.OneOf(TestIssuer.DidDocumentUrl, TestIssuer.Kid)).Sample(
            change =>
            {
                using var issuer = new TestIssuer();
                issuer.Web.Put(change.Item3, Mutations.Edit(issuer.Web[change.Item3], change.Item1, change.Item2));
                return GivesReport(issuer, TestIssuer.Bytes(issuer.Jwt()));
            },
            iter: 300);

    private static readonly Gen<string> GenJson = Gen.OneOf(
        "null", "true", "[]", "{}", "\"\"", "0", "-1", "1e300", "[[]]", "[null]", "[{}]", "\"https://issuer.example/x\"",
        "\"did:web:issuer.example\"", "\"did:web:\"", "\"did:key:z\"", "\"https://\"", "{\"id\":1}", "{\"id\":\"x\",\"type\":[1]}",
        "\"2025-13-01T00:00:00Z\"", "\"sha256$\"", "\"//x\"", "[\"a\",1,{},null]");

    private static bool GivesReport(byte[] bytes)
    {
        using var issuer = new TestIssuer();
        return GivesReport(issuer, bytes);
    }

    private static bool GivesReport(TestIssuer issuer, byte[] bytes)
    {
        var report = issuer.VerifyAsync(bytes, "someone@example.jp").GetAwaiter().GetResult();

        // Nothing here is about someone@example.jp.
        return report.Checks.Length == Enum.GetValues<CheckId>().Length && report.Verdict is not Verdict.Valid;
    }

    private static async Task EveryByteAsync(TestIssuer issuer, byte[] good, int from, int? until = null)
    {
        for (var place = from; place < (until ?? good.Length); place++)
        {
            foreach (var other in new[] { (byte)(good[place] ^ 1), (byte)'A', (byte)'.', (byte)'=', (byte)' ' })
            {
                if (other == good[place])
                {
                    continue;
                }

                var changed = (byte[])good.Clone();
                changed[place] = other;

                var report = await issuer.VerifyAsync(changed);
                report.Verdict.Should().NotBe(Verdict.Valid, $"byte {place} became {other}");
            }
        }
    }
}
