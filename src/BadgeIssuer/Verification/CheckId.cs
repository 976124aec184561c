namespace BadgeIssuer.Verification;

/// <summary>The questions a verification answers, in the order in which it asks them.</summary>
/// <remarks>
/// Source: Open Badges 3.0, “OpenBadgeCredential Verification” (§8) and “Verification of endorsements”; Open Badges
/// 2.0, “Badge Verification”. The names on the wire are the members' names in camel case.
/// </remarks>
public enum CheckId
{
    /// <summary>Can a badge be read out of the bytes, without repairing anything?</summary>
    Format,

    /// <summary>Does it keep the rules of its classes: what is required, of which type, how many?</summary>
    Schema,

    /// <summary>Did its issuer make it: a good proof by a key of the issuer, or the issuer's own hosted copy?</summary>
    Proof,

    /// <summary>Is it the newest edition that can be had, and if not, was that one judged?</summary>
    Refresh,

    /// <summary>Has the issuer revoked or suspended it?</summary>
    Status,

    /// <summary>Is the judged time between its beginning and its end?</summary>
    Period,

    /// <summary>Is it about the recipient whom the caller named?</summary>
    Recipient,

    /// <summary>Do its endorsements hold?</summary>
    Endorsements,

    /// <summary>Does anyone vouch for its issuer?</summary>
    Issuer,
}
