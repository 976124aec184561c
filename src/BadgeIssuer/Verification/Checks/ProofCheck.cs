using System.Diagnostics;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Did its issuer make it?</summary>
/// <remarks>Source: Open Badges 3.0, “Verification”, step 2; Open Badges 2.0, “Badge Verification”.</remarks>
internal sealed class ProofCheck : ICredentialCheck
{
    public CheckId Id => CheckId.Proof;

    public async ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        switch (await JudgeAsync(examination, cancellationToken))
        {
            case ProofJudgement.Good(var key) good:
                examination.Key = key;
                examination.Warnings.AddRange(good.Warnings);
                examination.Status = BadgeStatus.Active;
                return CheckResult.Passed(Id);

            case ProofJudgement.Bad(var problem):
                return CheckResult.Failed(Id, problem);

            case ProofJudgement.Open(var problem):
                return CheckResult.Inconclusive(Id, problem);

            case ProofJudgement.Withdrawn(var problem):
                examination.WithdrawnByHost = true;
                return CheckResult.NotRun(Id, problem);

            default:
                throw new UnreachableException();
        }
    }

    private static async ValueTask<ProofJudgement> JudgeAsync(
        Examination examination, CancellationToken cancellationToken)
    {
        var (edition, document, envelope) = examination.Presentation;

        if (edition is BadgeEdition.V3)
        {
            return await new CredentialProof(examination.Documents, examination.At)
                .JudgeAsync(document, envelope, cancellationToken);
        }

        // What is left of a withdrawn assertion does not say how it was verified; its address does.
        var isRemains = document.IsTrue("revoked") && AssertionVerifications.Object(document) is null;

        return (AssertionVerifications.Of(document), envelope) switch
        {
            (AssertionVerification.Signed, { } jws) => await new SignedAssertionProof(examination.Documents)
                .JudgeAsync(examination, jws, cancellationToken),
            (AssertionVerification.Hosted, null) => await new HostedAssertionProof(examination.Documents)
                .JudgeAsync(examination, cancellationToken),
            (AssertionVerification.Unknown, null) when isRemains => await new HostedAssertionProof(examination.Documents)
                .JudgeAsync(examination, cancellationToken),
            (AssertionVerification.Unknown, _) => new ProofJudgement.Bad(
                Problem.At("/verification", ProofCheckProblemCodes.VerificationUnknown)),
            _ => new ProofJudgement.Bad(Problem.At("/verification", ProofCheckProblemCodes.VerificationContradicts)),
        };
    }
}
