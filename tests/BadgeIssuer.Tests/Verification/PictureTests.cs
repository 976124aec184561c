using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>A picture may carry a 3.0 and a 2.0 badge: each check's worst outcome counts.</summary>
public sealed class PictureTests
{
    [Test]
    public async Task Both_badges_are_verified_and_the_newer_one_is_shown()
    {
        using var issuer = new TestIssuer();

        var report = await issuer.VerifyAsync(Svg(issuer.Jwt(), issuer.Web[TestIssuer.AssertionId]), TestIssuer.Email);

        report.Verdict.Should().Be(Verdict.Valid);
        report.Format.Should().Be(PresentedFormat.Svg);
        report.Version.Should().Be(OpenBadgesVersion.V3);
        report.BadgeId.Should().Be(TestIssuer.CredentialId);
        report.Fetched.Select(document => document.Url).Should().Contain([TestIssuer.Kid, TestIssuer.AssertionId]);
    }

    [Test]
    public async Task A_name_that_the_3_0_badge_confirms_is_not_in_doubt_because_the_2_0_badge_has_none()
    {
        using var issuer = new TestIssuer();

        var report = await issuer.VerifyAsync(Svg(issuer.Jwt(), issuer.Web[TestIssuer.AssertionId]), "山田太郎");

        report.Verdict.Should().Be(Verdict.Valid);
        report.RecipientMatches.Should().BeTrue();
    }

    [Test]
    public async Task One_withdrawn_badge_withdraws_the_picture()
    {
        using var issuer = new TestIssuer();
        var assertion = issuer.Web[TestIssuer.AssertionId];
        issuer.Web.Put(TestIssuer.AssertionId, "{}", status: 410);

        var report = await issuer.VerifyAsync(Svg(issuer.Jwt(), assertion));

        report.Verdict.Should().Be(Verdict.Invalid);
        report.Status.Should().Be(BadgeStatus.Revoked);
        report[CheckId.Status].Problem!.Code.Should().Be(StatusCheckProblemCodes.Revoked);
    }

    [Test]
    public async Task A_forged_badge_beside_a_good_one_makes_the_picture_invalid()
    {
        using var issuer = new TestIssuer();
        using var forger = new TestIssuer();

        var report = await issuer.VerifyAsync(Svg(forger.Jwt(), issuer.Web[TestIssuer.AssertionId]));

        report.Verdict.Should().Be(Verdict.Invalid);
        report[CheckId.Proof].Outcome.Should().Be(CheckOutcome.Failed);
    }

    [Test]
    public async Task Badges_of_different_achievements_are_remarked_on()
    {
        using var issuer = new TestIssuer();
        issuer.PublishVersion2(badgeClass: badge => badge with { Name = "別の修了" });

        var report = await issuer.VerifyAsync(Svg(issuer.Jwt(), issuer.Web[TestIssuer.AssertionId]));

        report.Warnings.Select(warning => warning.Code).Should().Equal(PresentationProblemCodes.BadgesDiffer);
    }

    [Test]
    public async Task A_picture_without_a_badge_is_no_badge()
    {
        using var issuer = new TestIssuer();

        var report = await issuer.VerifyAsync("""<svg xmlns="http://www.w3.org/2000/svg"></svg>""");

        report.Format.Should().Be(PresentedFormat.Svg);
        report[CheckId.Format].Outcome.Should().Be(CheckOutcome.Failed);
        report.Checks.Skip(1).Should().OnlyContain(check => check.Outcome == CheckOutcome.NotRun);
    }

    private static byte[] Svg(string credential, string assertion) => SvgBadges.Bake(
        Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>"""),
        new BakedText(BakedText.OpenBadgeCredential, credential),
        new BakedText(BakedText.OpenBadges, assertion));
}
