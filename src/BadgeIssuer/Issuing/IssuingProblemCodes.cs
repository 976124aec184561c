namespace BadgeIssuer.Issuing;

/// <summary>What can keep an accepted row from becoming a badge.</summary>
public static class IssuingProblemCodes
{
    /// <summary>
    /// A row corrects a badge that was issued: issuing will supersede it. Arguments: the badge's id; which values differ.
    /// </summary>
    public const string CorrectionOfIssued = "issuing.correction-of-issued";

    /// <summary>
    /// A badge was issued for the completion, with other values, and the row does not say that it corrects it.
    /// Arguments: the badge's id; which values differ.
    /// </summary>
    public const string DiffersFromIssued = "issuing.differs-from-issued";

    /// <summary>The row says what the badge said before it was corrected. Arguments: the corrected badge's id.</summary>
    public const string CorrectedSince = "issuing.corrected-since";

    /// <summary>The completion's badge was revoked. Arguments: the badge's id.</summary>
    public const string Revoked = "issuing.revoked";

    /// <summary>The completion's badge is suspended. Arguments: the badge's id.</summary>
    public const string Suspended = "issuing.suspended";

    /// <summary>The validity of a badge for this day of completion has ended already. Arguments: its last day.</summary>
    public const string ValidityEnded = "issuing.validity-ended";

    /// <summary>The person's data were removed on request, the completion's badge with them. Arguments: the badge's id.</summary>
    public const string Erased = "issuing.erased";
}
