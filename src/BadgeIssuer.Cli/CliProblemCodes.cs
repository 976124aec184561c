namespace BadgeIssuer.Cli;

/// <summary>What can be wrong with a call of the command line itself.</summary>
internal static class CliProblemCodes
{
    /// <summary>A time is not a date and time with a zone. Argument: what was given.</summary>
    public const string BadTime = "cli.bad-time";

    /// <summary>No achievement has this id or code. Argument: what was given.</summary>
    public const string UnknownAchievement = "cli.unknown-achievement";

    /// <summary>The settings ask for a second person's approval, which a roster issued in one go does not have.</summary>
    public const string ApprovalRequired = "cli.approval-required";

    /// <summary>No training operator has this code. Argument: what was given.</summary>
    public const string UnknownOperator = "cli.unknown-operator";

    /// <summary>An option was given beside a plan, which says all of it. Argument: the option.</summary>
    public const string FixedByPlan = "cli.fixed-by-plan";

    /// <summary>The catalogue has no crosswalk between two versions. Arguments: what was given.</summary>
    public const string UnknownCrosswalk = "cli.unknown-crosswalk";

    /// <summary>It must be said who acts.</summary>
    public const string NoName = "cli.no-name";

    /// <summary>No badge has this id. Argument: what was given.</summary>
    public const string UnknownBadge = "cli.unknown-badge";

    /// <summary>The port is not the one of the workspace's base URL. Arguments: the port, the base URL.</summary>
    public const string PortDiffers = "cli.port-differs";

    /// <summary>The site's program is not beside this one. Argument: where it should be.</summary>
    public const string SiteMissing = "cli.site-missing";

    /// <summary>The site ended before it answered. Argument: the port.</summary>
    public const string SiteDidNotStart = "cli.site-did-not-start";

    /// <summary>The site ended before it was written as files. Argument: the folder.</summary>
    public const string SiteNotWritten = "cli.site-not-written";

    /// <summary>The sample data is not beside this program. Argument: where it should be.</summary>
    public const string SamplesMissing = "cli.samples-missing";

    /// <summary>No key algorithm has this name. Argument: what was given.</summary>
    public const string UnknownAlgorithm = "cli.unknown-algorithm";

    /// <summary>The trust file cannot be read. Argument: the file.</summary>
    public const string TrustUnreadable = "cli.trust-unreadable";

    /// <summary>The file for the answer cannot be written. Argument: the file.</summary>
    public const string OutputUnwritable = "cli.output-unwritable";

    /// <summary>Several files were named whose results cannot be told apart in the plain output.</summary>
    public const string SeveralNeedJson = "cli.several-need-json";

    /// <summary>
    /// A JSON-LD document is in error. Argument: the specification's code, then the term or IRI where one is to blame.
    /// </summary>
    public const string JsonLdError = "cli.json-ld-error";

    /// <summary>A JSON-LD document names a context that is not here. Argument: its IRI.</summary>
    public const string ContextMissing = "cli.context-missing";

    /// <summary>A document's canonical form was not found within the work limit.</summary>
    public const string CanonicalizationTooCostly = "cli.canonicalization-too-costly";

    /// <summary>A list of badges cannot be read. Argument: the file.</summary>
    public const string ListUnreadable = "cli.list-unreadable";

    /// <summary>A line of a list names no badge; its place says which line.</summary>
    public const string NoBadgeInLine = "cli.no-badge-in-line";

    /// <summary>No badge was named.</summary>
    public const string NoBadges = "cli.no-badges";

    /// <summary>No badge was issued to the person who is to be erased.</summary>
    public const string NobodyToErase = "cli.nobody-to-erase";

    /// <summary>A day is not written as 2025-02-01. Argument: what was given.</summary>
    public const string BadDay = "cli.bad-day";

    /// <summary>A day that has not come yet. Argument: the day.</summary>
    public const string FutureDay = "cli.future-day";

    /// <summary>A file cannot be written. Argument: the file.</summary>
    public const string CannotWrite = "cli.cannot-write";
}
