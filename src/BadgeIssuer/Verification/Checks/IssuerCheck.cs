using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Does anyone vouch for its issuer?</summary>
/// <remarks>
/// A good proof shows only who controls the issuer's identifier. An issuer of whom nothing is known makes no good badge
/// bad: the question is then not applicable, and the report says that trust is unknown.
/// </remarks>
internal sealed class IssuerCheck : ICredentialCheck
{
    public CheckId Id => CheckId.Issuer;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken) =>
        new(Judge(examination));

    private CheckResult Judge(Examination examination)
    {
        // Whoever forges a badge writes a trusted issuer into it.
        if (examination.OutcomeOf(CheckId.Proof) is not CheckOutcome.Passed)
        {
            return Examination.NeedsProof(Id);
        }

        var facts = examination.Facts;
        if (facts.IssuerId is not { } issuerId
            || examination.Trust.Find(issuerId, facts.ValidFrom ?? examination.At, examination.Key?.Thumbprint)
                is not { } entry)
        {
            return CheckResult.NotApplicable(Id);
        }

        examination.TrustedName = entry.Name;

        if (entry.Trust is IssuerTrust.Distrusted)
        {
            examination.IssuerTrust = IssuerTrust.Distrusted;
            return CheckResult.Failed(Id, Problem.Of(ClaimProblemCodes.IssuerDistrusted, issuerId));
        }

        if (entry.Trust is not IssuerTrust.Trusted)
        {
            return CheckResult.NotApplicable(Id);
        }

        // Keys are pinned against whoever takes over the issuer's address. A hosted badge rests on that address alone.
        if (!entry.Accepts(examination.Key?.Thumbprint))
        {
            return examination.Key is null
                ? CheckResult.Inconclusive(Id, Problem.Of(ClaimProblemCodes.IssuerPinNotApplicable, issuerId))
                : CheckResult.Failed(Id, Problem.Of(ClaimProblemCodes.IssuerKeyNotPinned, issuerId));
        }

        examination.IssuerTrust = IssuerTrust.Trusted;
        return CheckResult.Passed(Id);
    }
}
