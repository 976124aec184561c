using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Is there a newer edition of it?</summary>
/// <remarks>Source: Open Badges 3.0, “Verification”, step 3 (<c>refreshService</c>).</remarks>
internal sealed class RefreshCheck : ICredentialCheck
{
    public CheckId Id => CheckId.Refresh;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken) => new(
        examination.Presentation.Edition is not BadgeEdition.V3 || examination.Document.Member("refreshService") is null
            ? CheckResult.NotApplicable(Id)
            : CheckResult.NotRun(Id, Problem.At("/refreshService", ClaimProblemCodes.RefreshNotFollowed)));
}
