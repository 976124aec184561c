namespace BadgeIssuer.Verification;

/// <summary>What can be wrong with a trust file. Pointers lead to the place.</summary>
public static class TrustFileProblemCodes
{
    /// <summary>It is not a JSON object with an array <c>issuers</c>.</summary>
    public const string NotATrustFile = "trust.not-a-trust-file";

    /// <summary>A member is missing. {0}: its name.</summary>
    public const string Missing = "trust.missing";

    /// <summary>A member has a value that is not allowed. {0}: its name.</summary>
    public const string BadValue = "trust.bad-value";

    /// <summary>A member is not known. {0}: its name.</summary>
    public const string Unknown = "trust.unknown-member";

    /// <summary>An entry ends before it begins.</summary>
    public const string EndsBeforeBeginning = "trust.ends-before-beginning";
}
