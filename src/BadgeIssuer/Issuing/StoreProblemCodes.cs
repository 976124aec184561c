namespace BadgeIssuer.Issuing;

/// <summary>What can be wrong with a store.</summary>
public static class StoreProblemCodes
{
    /// <summary>Another process owns the store. Arguments: the process.</summary>
    public const string Held = "store.held";

    /// <summary>The store cannot be read. Arguments: the file.</summary>
    public const string Unreadable = "store.unreadable";

    /// <summary>The store cannot be written; nothing of the batch was kept.</summary>
    public const string CannotWrite = "store.cannot-write";

    /// <summary>A document's bytes are gone. Arguments: the badge; the format.</summary>
    public const string DocumentMissing = "store.document-missing";

    /// <summary>A document's bytes are not those that were stored. Arguments: the badge; the format.</summary>
    public const string DocumentChanged = "store.document-changed";

    /// <summary>An award was changed by somebody else in the meantime; nothing was done. Arguments: the badge.</summary>
    public const string StandingChanged = "store.standing-changed";
}
