namespace BadgeIssuer.Verification;

/// <summary>Why no badge could be read out of what was handed in.</summary>
public static class PresentationProblemCodes
{
    /// <summary>Neither JSON nor JWS nor PNG nor SVG nor a link.</summary>
    public const string Unrecognised = "format.unrecognised";

    /// <summary>JSON that is no badge.</summary>
    public const string NotABadge = "format.not-a-badge";

    /// <summary>A BadgeClass, an issuer, an achievement: a part that badges refer to.</summary>
    public const string PartOfBadge = "format.part-of-badge";

    /// <summary>A verifiable credential, and no badge.</summary>
    public const string AnotherCredential = "format.another-credential";

    /// <summary>Open Badges 1.1, 1.0 or 0.5.</summary>
    public const string Version1 = "format.open-badges-1";

    /// <summary>A JWS whose parts cannot be read.</summary>
    public const string JwsUnreadable = "format.jws-unreadable";

    /// <summary>A link that could not be followed. {0}: the URL. {1}: the status that answered.</summary>
    public const string LinkNotAnswered = "format.link-not-answered";

    /// <summary>A link to something else than a badge, e.g. to a page about one. {0}: the URL.</summary>
    public const string LinkToAnotherThing = "format.link-to-another-thing";

    /// <summary>The two badges of one picture speak of different achievements: a warning.</summary>
    public const string BadgesDiffer = "format.badges-differ";

    /// <summary>The verifier itself has failed; the badge may be good.</summary>
    public const string VerifierFault = "format.verifier-fault";

    /// <summary>The check was not made, because no badge could be read.</summary>
    public const string CheckNeedsFormat = "check.needs-format";

    /// <summary>The check was not made, because what the badge says breaks the rules of its classes.</summary>
    public const string CheckNeedsSchema = "check.needs-schema";

    /// <summary>The check was not made, because the proof has not passed.</summary>
    public const string CheckNeedsProof = "check.needs-proof";
}
