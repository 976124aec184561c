using BadgeIssuer.Issuing;

namespace BadgeIssuer.Skills;

/// <summary>What can be wrong with the catalogue.</summary>
public static class CatalogueProblemCodes
{
    /// <summary>A file is no JSON, or not UTF-8.</summary>
    public const string Unreadable = "catalogue.unreadable";

    /// <summary>A member that the file may not have.</summary>
    public const string UnknownMember = "catalogue.unknown-member";

    /// <summary>A member that the file must have.</summary>
    public const string MissingMember = "catalogue.missing-member";

    /// <summary>A value that will not do.</summary>
    public const string InvalidValue = "catalogue.invalid-value";

    /// <summary>An achievement names a skill that no framework of the catalogue has.</summary>
    public const string UnknownSkill = "catalogue.unknown-skill";

    /// <summary>An approved achievement names a skill whose entry nobody has confirmed.</summary>
    public const string DraftSkill = "catalogue.draft-skill";

    /// <summary>An approved achievement addresses no skill.</summary>
    public const string NoSkills = "catalogue.no-skills";

    /// <summary>An achievement names one skill twice.</summary>
    public const string RepeatedSkill = "catalogue.repeated-skill";

    /// <summary>An approved achievement does not say who approved it when.</summary>
    public const string NoApproval = "catalogue.no-approval";

    /// <summary>An achievement's version was changed after it had been approved.</summary>
    public const string ApprovedChanged = "catalogue.approved-changed";

    /// <summary>An approval has no digest of what was approved. Arguments: the achievement's version.</summary>
    public const string ApprovalUnsealed = "catalogue.approval-unsealed";

    /// <summary>Only a draft can be approved. Arguments: the achievement's version.</summary>
    public const string NotDraft = "catalogue.not-draft";

    /// <summary>Only an approved version can be retired. Arguments: the achievement's version.</summary>
    public const string NotApproved = "catalogue.not-approved";

    /// <summary>Badges were issued of a version that is a draft now. Arguments: the achievement's version.</summary>
    public const string VersionUsed = "catalogue.version-used";

    /// <summary>The term of an approved achievement has passed. Arguments: the achievement's version; its last day.</summary>
    public const string TermPassed = "catalogue.term-passed";

    /// <summary>The catalogue cannot be written. Arguments: the file.</summary>
    public const string CannotWrite = "catalogue.cannot-write";

    /// <summary>The framework's version is in the catalogue already. Arguments: the framework and its version.</summary>
    public const string FrameworkExists = "catalogue.framework-exists";

    /// <summary>A crosswalk names a framework's version, or a skill, that the catalogue does not have. Arguments: its name.</summary>
    public const string UnknownInCrosswalk = "catalogue.unknown-in-crosswalk";

    /// <summary>A crosswalk stands there twice, or a pair of it. Arguments: the pair.</summary>
    public const string RepeatedPair = "catalogue.repeated-pair";

    /// <summary>A term that ends before it begins.</summary>
    public const string TermReversed = "catalogue.term-reversed";

    /// <summary>Two files hold the same version of an achievement.</summary>
    public const string RepeatedVersion = "catalogue.repeated-version";

    /// <summary>Two versions of one achievement are approved at once.</summary>
    public const string TwoApproved = "catalogue.two-approved";

    /// <summary>A name or alias would find two achievements.</summary>
    public const string AliasClash = "catalogue.alias-clash";

    /// <summary>Two skills, or two frameworks, have one identifier.</summary>
    public const string RepeatedSkillId = "catalogue.repeated-skill-id";

    /// <summary>A skill names a category or sub-category that the framework does not have.</summary>
    public const string UnknownCategory = "catalogue.unknown-category";

    /// <summary>Two operators have one code.</summary>
    public const string RepeatedOperator = "catalogue.repeated-operator";

    /// <summary>Whether a problem is one of the catalogue.</summary>
    public static bool IsOne(OpenBadges.Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code.StartsWith("catalogue.", StringComparison.Ordinal);
    }

    internal static JsonMemberCodes Members { get; } =
        new(Unreadable, UnknownMember, MissingMember, InvalidValue);
}
