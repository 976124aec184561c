using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>A failure outweighs a doubt, a doubt any number of passes, and nothing asked is nothing established.</summary>
public sealed class VerdictTests
{
    private static readonly Gen<CheckOutcome[]> Outcomes = Gen.Enum<CheckOutcome>().Array[0, 9];

    [Test]
    public void An_empty_report_is_not_valid() => Of([]).Should().Be(Verdict.Undetermined);

    [Test]
    public void One_failure_makes_it_invalid_whatever_else_was_found() => Outcomes.Sample(outcomes =>
        Of([.. outcomes, CheckOutcome.Failed]) is Verdict.Invalid);

    [Test]
    public void It_is_valid_exactly_if_everything_passed_or_did_not_apply() => Outcomes.Sample(outcomes =>
        (Of(outcomes) is Verdict.Valid)
        == (outcomes.Length > 0 && outcomes.All(outcome => outcome is CheckOutcome.Passed or CheckOutcome.NotApplicable)));

    [Test]
    public void One_more_doubt_never_makes_it_better() => Outcomes.Sample(outcomes =>
    {
        var before = Of(outcomes);
        var after = Of([.. outcomes, CheckOutcome.Inconclusive]);
        return before is Verdict.Invalid ? after is Verdict.Invalid : after is Verdict.Undetermined;
    });

    [Test]
    public void The_order_of_the_checks_does_not_matter() => Outcomes.Sample(outcomes =>
        Of(outcomes) == Of([.. outcomes.Reverse()]));

    [Test]
    public void The_worse_of_two_results_is_at_least_as_bad_as_each() =>
        Gen.Select(Gen.Enum<CheckOutcome>(), Gen.Enum<CheckOutcome>()).Sample((one, other) =>
        {
            var worse = OutcomeOrder.Worse(Result(one), Result(other)).Outcome;
            return Of([worse]) == Of([one, other]) || worse is CheckOutcome.NotApplicable or CheckOutcome.Passed;
        });

    private static Verdict Of(CheckOutcome[] outcomes) => new VerificationReport
    {
        Input = "x",
        Format = PresentedFormat.Json,
        VerifiedAt = TestIssuer.Now,
        Checks = [.. outcomes.Select(Result)],
    }.Verdict;

    private static CheckResult Result(CheckOutcome outcome)
    {
        var problem = Problem.Of("x.y");
        return outcome switch
        {
            CheckOutcome.NotRun => CheckResult.NotRun(CheckId.Proof, problem),
            CheckOutcome.NotApplicable => CheckResult.NotApplicable(CheckId.Proof),
            CheckOutcome.Passed => CheckResult.Passed(CheckId.Proof),
            CheckOutcome.Failed => CheckResult.Failed(CheckId.Proof, problem),
            _ => CheckResult.Inconclusive(CheckId.Proof, problem),
        };
    }
}
