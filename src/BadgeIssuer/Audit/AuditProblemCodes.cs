namespace BadgeIssuer.Audit;

/// <summary>What can be wrong with the audit log.</summary>
public static class AuditProblemCodes
{
    /// <summary>An entry is not as it was written. Arguments: its number.</summary>
    public const string Changed = "audit.changed";

    /// <summary>An entry is missing, or stands where another one was. Arguments: its number.</summary>
    public const string OutOfOrder = "audit.out-of-order";

    /// <summary>The log ends before an entry that the store remembers. Arguments: the number of that entry.</summary>
    public const string EndMissing = "audit.end-missing";

    /// <summary>
    /// The log is whole in itself, and is not the one that the store remembers. Arguments: the number of the entry that
    /// differs.
    /// </summary>
    public const string OtherHistory = "audit.other-history";

    /// <summary>
    /// The log has entries that the store does not know: the store is older than the log. Arguments: the last entry of
    /// the log; the last one that the store knows.
    /// </summary>
    public const string StoreOlder = "audit.store-older";

    /// <summary>The file of the log cannot be read to its end. Arguments: the file.</summary>
    public const string CannotRead = "audit.cannot-read";
}
