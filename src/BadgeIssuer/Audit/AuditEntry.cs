namespace BadgeIssuer.Audit;

/// <summary>One entry of the log.</summary>
/// <param name="Number">Its number, from 1 and without gaps.</param>
/// <param name="Note">What it says.</param>
/// <param name="Previous">The hash of the entry before it.</param>
/// <param name="Hash">Its own hash.</param>
public sealed record AuditEntry(long Number, AuditNote Note, string Previous, string Hash)
{
    /// <summary>The end of a log that ends with this entry.</summary>
    public AuditHead Head => new(Number, Hash);
}
