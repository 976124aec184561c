namespace BadgeIssuer.Verification.Proofs;

/// <summary>What can keep a badge from being its issuer's, beyond the signature itself.</summary>
public static class ProofCheckProblemCodes
{
    /// <summary>Nothing secures the badge.</summary>
    public const string Missing = "proof.missing";

    /// <summary>The badge names no issuer by an identifier.</summary>
    public const string IssuerMissing = "proof.issuer-missing";

    /// <summary>The key belongs to somebody else than the issuer. {0}: the key's identifier. {1}: the issuer's.</summary>
    public const string KeyOfAnother = "proof.key-of-another";

    /// <summary>The signature is good, and the issuer does not publish its key. {0}: the issuer's identifier.</summary>
    public const string KeyNotPublished = "proof.key-not-published";

    /// <summary>The issuer's own keys could not be had. {0}: where they were looked for.</summary>
    public const string IssuerKeysUnavailable = "proof.issuer-keys-unavailable";

    /// <summary>The signing key could not be had. {0}: its address.</summary>
    public const string KeyUnavailable = "proof.key-unavailable";

    /// <summary>The issuer has withdrawn the key, or its time is over. {0}: the key's identifier.</summary>
    public const string KeyNoLongerValid = "proof.key-no-longer-valid";

    /// <summary>The issuer is identified in a way that leads to no keys. {0}: the issuer's identifier.</summary>
    public const string IssuerWithoutKeys = "proof.issuer-without-keys";

    /// <summary>2.0: the assertion does not say how it is to be verified, or in an unknown way.</summary>
    public const string VerificationUnknown = "proof.verification-unknown";

    /// <summary>2.0: the assertion in a JWS says that it is hosted, or the other way round.</summary>
    public const string VerificationContradicts = "proof.verification-contradicts";

    /// <summary>2.0: the assertion's id is no web address that could host it. {0}: the id.</summary>
    public const string NotHostable = "proof.not-hostable";

    /// <summary>2.0: the assertion's own address could not be asked. {0}: the address.</summary>
    public const string HostedUnavailable = "proof.hosted-unavailable";

    /// <summary>2.0: the host knows no such assertion. {0}: the address.</summary>
    public const string HostedNotFound = "proof.hosted-not-found";

    /// <summary>2.0: the address serves something else than this assertion. {0}: the address.</summary>
    public const string HostedIsAnother = "proof.hosted-is-another";

    /// <summary>2.0: the host has withdrawn the assertion, so that there is nothing to compare with. {0}: the address.</summary>
    public const string HostedWithdrawn = "proof.hosted-withdrawn";

    /// <summary>2.0: the copy in hand differs from the hosted one, which counts: a warning.</summary>
    public const string CopyDiffers = "proof.hosted-copy-differs";

    /// <summary>2.0: the assertion led on to the id that it declares: a warning. {0}: the id.</summary>
    public const string HostedElsewhere = "proof.hosted-elsewhere";

    /// <summary>2.0: the address is not within what the issuer declares as its own. {0}: the address. {1}: the issuer.</summary>
    public const string OutOfScope = "proof.hosted-out-of-scope";

    /// <summary>2.0: the BadgeClass could not be had. {0}: its address.</summary>
    public const string BadgeClassUnavailable = "proof.badge-class-unavailable";

    /// <summary>2.0: what the assertion names as its BadgeClass is none, or another. {0}: its address.</summary>
    public const string BadgeClassWrong = "proof.badge-class-wrong";

    /// <summary>2.0: the issuer's profile could not be had. {0}: its address.</summary>
    public const string IssuerUnavailable = "proof.issuer-unavailable";

    /// <summary>2.0: what the BadgeClass names as its issuer is no profile, or another's. {0}: its address.</summary>
    public const string IssuerWrong = "proof.issuer-wrong";

    /// <summary>2.0: the assertion names another issuer than its BadgeClass. {0}, {1}: the two.</summary>
    public const string IssuersDiffer = "proof.issuers-differ";

    /// <summary>
    /// The key was withdrawn, and the issuer's own address serves the same badge signed anew: a warning. {0}: the address.
    /// </summary>
    public const string KeyReplaced = "proof.key-replaced";

    /// <summary>2.0: the key is not listed in the issuer's profile, or not owned by the issuer. {0}: the key.</summary>
    public const string KeyNotOwned = "proof.key-not-owned";
}
