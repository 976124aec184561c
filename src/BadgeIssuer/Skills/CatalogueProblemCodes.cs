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

    internal static JsonMemberCodes Members { get; } =
        new(Unreadable, UnknownMember, MissingMember, InvalidValue);
}
