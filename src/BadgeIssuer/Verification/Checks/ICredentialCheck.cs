namespace BadgeIssuer.Verification.Checks;

/// <summary>One question about a badge. Has no state: one instance serves every verification.</summary>
internal interface ICredentialCheck
{
    /// <summary>Which question.</summary>
    CheckId Id { get; }

    /// <summary>Answers it. Throws only on cancellation or a bug, never because of what the badge says.</summary>
    ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken);
}
