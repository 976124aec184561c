namespace BadgeIssuer.Verification.Checks;

/// <summary>What asking for a badge's status can find. (What is wrong with a list's own form: the formats' codes.)</summary>
public static class StatusCheckProblemCodes
{
    /// <summary>The issuer has withdrawn the badge for good.</summary>
    public const string Revoked = "status.revoked";

    /// <summary>The issuer has replaced the badge by another. {0}: the other one's address.</summary>
    public const string Superseded = "status.superseded";

    /// <summary>The issuer has withdrawn the badge for the time being.</summary>
    public const string Suspended = "status.suspended";

    /// <summary>The list could not be had. {0}: its address.</summary>
    public const string ListUnavailable = "status.list-unavailable";

    /// <summary>The list's own proof has not passed. {0}: its address.</summary>
    public const string ListNotProven = "status.list-not-proven";

    /// <summary>The list's proof is good, but by no key that is pinned for the issuer. {0}: its address.</summary>
    public const string ListKeyNotPinned = "status.list-key-not-pinned";

    /// <summary>The list is another issuer's, or calls itself by another address. {0}: its address.</summary>
    public const string ListOfAnother = "status.list-of-another";

    /// <summary>The list is for another purpose than the badge says. {0}: its address. {1}: the purpose.</summary>
    public const string ListPurpose = "status.list-purpose";

    /// <summary>The list is not valid yet, or no longer. {0}: its address.</summary>
    public const string ListOutOfDate = "status.list-out-of-date";

    /// <summary>The badge points behind the end of its list. {0}: the index. {1}: the entries.</summary>
    public const string IndexOutOfRange = "status.index-out-of-range";

    /// <summary>The badge has more statuses than are looked up. {0}: the limit.</summary>
    public const string TooManyEntries = "status.too-many-entries";

    /// <summary>What the issuer lets the reader know about the badge: a warning. {0}: the message, or its number.</summary>
    public const string Message = "status.message";

    /// <summary>The badge has a status of a purpose that does not withdraw it: a warning. {0}: the purpose.</summary>
    public const string PurposeNotJudged = "status.purpose-not-judged";
}
