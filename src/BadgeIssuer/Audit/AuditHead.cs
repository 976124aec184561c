namespace BadgeIssuer.Audit;

/// <summary>The end of the log: what the next entry follows.</summary>
/// <param name="Number">The number of the last entry, from 1; 0 while there is none.</param>
/// <param name="Hash">Its hash, 64 lower-case hexadecimal digits; all zero while there is no entry.</param>
public readonly record struct AuditHead(long Number, string Hash)
{
    /// <summary>The end of a log without entries.</summary>
    public static AuditHead Empty { get; } = new(0, new string('0', 64));
}
