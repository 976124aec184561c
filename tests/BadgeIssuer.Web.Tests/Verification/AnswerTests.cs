using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Words;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Verification;

public sealed class AnswerTests
{
    private static IEnumerable<TestCaseData> Answers()
    {
        static TestCaseData Case(string word, VerificationReport report) =>
            new TestCaseData(word, report).SetArgDisplayNames(word, string.Join(
                ' ', report.Checks.Where(check => check.Outcome is not CheckOutcome.Passed).Select(check => check.Check)));

        yield return Case("有効", Reports.With());
        yield return Case("有効（発行者は未確認）", Reports.With(trust: IssuerTrust.Unknown));
        yield return Case("失効", Reports.With(
            status: BadgeStatus.Revoked, checks: Reports.Failed(CheckId.Status)));
        yield return Case("一時停止", Reports.With(
            status: BadgeStatus.Suspended, checks: Reports.Failed(CheckId.Status)));
        yield return Case("失効（差し替え済み）", Reports.With(
            status: BadgeStatus.Superseded, checks: Reports.Failed(CheckId.Status)));
        yield return Case("期限切れ", Reports.With(checks: Reports.Failed(CheckId.Period)));
        yield return Case("有効期間前", Reports.With(
            from: Reports.Noon.AddDays(1), checks: Reports.Failed(CheckId.Period)));
        yield return Case("偽造または改ざん", Reports.With(checks: Reports.Failed(CheckId.Proof)));
        yield return Case("偽造または改ざん", Reports.With(
            checks: [Reports.Failed(CheckId.Schema), Reports.NotRun(CheckId.Proof)]));
        yield return Case("偽造または改ざん", Reports.With(
            status: BadgeStatus.Revoked, checks: [Reports.Failed(CheckId.Proof), Reports.Failed(CheckId.Status)]));
        yield return Case("偽造または改ざん", Reports.With(
            version: null, checks: Reports.Failed(CheckId.Format, PngProblemCodes.CrcMismatch)));
        yield return Case("偽造または改ざん", Reports.With(
            version: null, checks: Reports.Failed(CheckId.Format, JsonProblemCodes.Malformed)));
        yield return Case("確認できませんでした", Reports.With(
            version: null, checks: Reports.Failed(CheckId.Format, JsonProblemCodes.Malformed)) with
        {
            Format = PresentedFormat.Json,
        });
        yield return Case("確認できませんでした", Reports.With(
            version: null, checks: Reports.Failed(CheckId.Format, PngProblemCodes.Truncated)));
        yield return Case("確認できませんでした", Reports.With(
            version: null, checks: Reports.Failed(CheckId.Format, PngProblemCodes.NotBaked)));
        yield return Case("確認できませんでした", Reports.With(
            version: null, checks: Reports.Failed(CheckId.Format, PresentationProblemCodes.Unrecognised)));
        yield return Case("確認できませんでした", Reports.With(checks: Reports.Inconclusive(CheckId.Status)));
        yield return Case("確認できませんでした", Reports.With(checks: Reports.NotRun(CheckId.Proof)));
        yield return Case("規格不適合", Reports.With(checks: Reports.Failed(CheckId.Schema)));
        yield return Case("受領者不一致", Reports.With(checks: Reports.Failed(CheckId.Recipient)));
        yield return Case("信頼できない発行者", Reports.With(
            trust: IssuerTrust.Distrusted, checks: Reports.Failed(CheckId.Issuer)));
    }

    [TestCaseSource(nameof(Answers))]
    public void Tells_in_a_word_what_the_report_established(string word, VerificationReport report) =>
        Answer.Of(report).Word.Japanese.Should().Be(word);

    [Test]
    public void Shows_the_good_sign_for_nothing_but_a_valid_badge_of_a_trusted_issuer()
    {
        foreach (var answer in Answers().Select(answer => (VerificationReport)answer.Arguments[1]!))
        {
            var good = answer.Verdict is Verdict.Valid && answer.Issuer!.Trust is IssuerTrust.Trusted;
            (Answer.Of(answer).Tone is AnswerTone.Good).Should().Be(good);
        }
    }
}
