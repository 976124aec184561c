namespace BadgeIssuer.Audit;

/// <summary>What checking a log found.</summary>
/// <param name="Head">The end of the part that is whole.</param>
/// <param name="Number">The number of the first entry that is wrong, or <see langword="null"/> if none is.</param>
/// <param name="Code">What is wrong with it, one of <see cref="AuditProblemCodes"/>; or <see langword="null"/>.</param>
public sealed record AuditFinding(AuditHead Head, long? Number, string? Code)
{
    /// <summary>Whether every entry is there and as it was written.</summary>
    public bool IsWhole => Code is null;
}
