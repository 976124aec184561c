namespace BadgeIssuer.Verification.Checks;

/// <summary>What the checks after the proof can find.</summary>
public static class ClaimProblemCodes
{
    /// <summary>A newer edition was fetched, and is what was judged: a warning. {0}: where it came from.</summary>
    public const string Refreshed = "refresh.replaced";

    /// <summary>The badge names a service of a kind that is not asked here: a warning. {0}: the kind.</summary>
    public const string RefreshTypeUnknown = "refresh.unknown-type";

    /// <summary>The service did not answer with a badge: a warning. {0}: its address.</summary>
    public const string RefreshUnavailable = "refresh.unavailable";

    /// <summary>The service answered with another badge, or with an older edition: a warning. {0}: its address.</summary>
    public const string RefreshOfAnother = "refresh.of-another";

    /// <summary>What the service answered with is not genuine, or no good badge: a warning. {0}: its address.</summary>
    public const string RefreshRefused = "refresh.refused";

    /// <summary>The badge holds from a later instant on. {0}: the instant.</summary>
    public const string NotYetValid = "period.not-yet-valid";

    /// <summary>The badge's time is over. {0}: the instant.</summary>
    public const string Expired = "period.expired";

    /// <summary>An instant is not written as one. {0}: the property.</summary>
    public const string PeriodUnreadable = "period.unreadable";

    /// <summary>The badge does not say from when it holds.</summary>
    public const string BeginningMissing = "period.beginning-missing";

    /// <summary>The end lies before the beginning.</summary>
    public const string EndsBeforeBeginning = "period.ends-before-beginning";

    /// <summary>The badge is about somebody else than the caller named.</summary>
    public const string RecipientMismatch = "recipient.mismatch";

    /// <summary>The badge says nothing of the kind that the caller named, e.g. has no name to compare a name with.</summary>
    public const string RecipientNotComparable = "recipient.not-comparable";

    /// <summary>Those who run this verifier warn of the issuer. {0}: the issuer's identifier.</summary>
    public const string IssuerDistrusted = "issuer.distrusted";

    /// <summary>The issuer is trusted with certain keys, and this is none of them. {0}: the issuer's identifier.</summary>
    public const string IssuerKeyNotPinned = "issuer.key-not-pinned";

    /// <summary>The issuer is trusted with certain keys, and a hosted badge has none: a warning. {0}: the identifier.</summary>
    public const string IssuerPinNotApplicable = "issuer.pin-not-applicable";
}
