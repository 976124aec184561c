namespace BadgeIssuer.Issuing;

/// <summary>What can keep an accepted row from becoming a badge.</summary>
public static class IssuingProblemCodes
{
    /// <summary>A row corrects a badge that was issued. Arguments: the badge's id; which values differ.</summary>
    public const string CorrectionOfIssued = "issuing.correction-of-issued";

    /// <summary>
    /// A badge was issued for the completion, with other values, and the row does not say that it corrects it.
    /// Arguments: the badge's id; which values differ.
    /// </summary>
    public const string DiffersFromIssued = "issuing.differs-from-issued";
}
