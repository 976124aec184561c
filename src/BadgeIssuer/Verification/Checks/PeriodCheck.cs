using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Is the judged time between its beginning and its end?</summary>
/// <remarks>
/// The beginning belongs to the period, the end does not. Source: VC Data Model 2.0, “Validity Period”; Open Badges 2.0,
/// <c>issuedOn</c> and <c>expires</c>.
/// </remarks>
internal sealed class PeriodCheck : ICredentialCheck
{
    public CheckId Id => CheckId.Period;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken) =>
        new(Judge(examination.Facts, examination.Document, examination.At));

    private CheckResult Judge(BadgeFacts facts, System.Text.Json.JsonElement document, DateTimeOffset at)
    {
        var fromName = facts.FromPointer[1..];
        var untilName = facts.UntilPointer[1..];

        if (document.Member(fromName) is null)
        {
            // What is left of a withdrawn assertion has no period to be outside of.
            return document.IsTrue("revoked") && document.Member("type") is null
                ? CheckResult.NotApplicable(Id)
                : CheckResult.Failed(Id, Problem.Of(ClaimProblemCodes.BeginningMissing));
        }

        if (facts.ValidFrom is not { } from)
        {
            return CheckResult.Failed(Id, Problem.At(facts.FromPointer, ClaimProblemCodes.PeriodUnreadable, fromName));
        }

        if (document.Member(untilName) is not null && facts.ValidUntil is null)
        {
            return CheckResult.Failed(Id, Problem.At(facts.UntilPointer, ClaimProblemCodes.PeriodUnreadable, untilName));
        }

        if (facts.ValidUntil < from)
        {
            return CheckResult.Failed(Id, Problem.At(facts.UntilPointer, ClaimProblemCodes.EndsBeforeBeginning));
        }

        if (at < from)
        {
            return CheckResult.Failed(Id, Problem.At(facts.FromPointer, ClaimProblemCodes.NotYetValid, facts.From!));
        }

        return at >= facts.ValidUntil
            ? CheckResult.Failed(Id, Problem.At(facts.UntilPointer, ClaimProblemCodes.Expired, facts.Until!))
            : CheckResult.Passed(Id);
    }
}
