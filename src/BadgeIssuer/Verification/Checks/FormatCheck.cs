namespace BadgeIssuer.Verification.Checks;

/// <summary>Could a badge be read out of the bytes?</summary>
/// <remarks>
/// For a badge that is examined the answer is yes: what could not be read, or is of a version that is not verified here,
/// never gets as far (<see cref="VerifiedBadge.Unread"/>).
/// </remarks>
internal sealed class FormatCheck : ICredentialCheck
{
    public CheckId Id => CheckId.Format;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken) =>
        new(CheckResult.Passed(Id));
}
