using System.Collections.Immutable;

namespace BadgeIssuer.Skills;

/// <summary>Where the skills of one version of a framework have gone in another one: information, never an alignment.</summary>
/// <remarks>Badges keep the version that they were issued with; a crosswalk helps whoever writes the next version.</remarks>
/// <param name="From">The version that the pairs lead from, e.g. <c>DSS-P 1.2</c>.</param>
/// <param name="To">The version that they lead to.</param>
/// <param name="IsProposal">Whether it is a proposal, and not the publisher's own.</param>
/// <param name="Pairs">The pairs, in the file's order.</param>
public sealed record SkillCrosswalk(
    FrameworkVersion From, FrameworkVersion To, bool IsProposal, ImmutableArray<SkillPair> Pairs);

/// <summary>A version of a framework, by name.</summary>
/// <param name="Framework">The framework's short name, e.g. <c>DSS-P</c>.</param>
/// <param name="Version">The version, e.g. <c>1.2</c>.</param>
public sealed record FrameworkVersion(string Framework, string Version)
{
    /// <summary>Both, e.g. <c>DSS-P 1.2</c>.</summary>
    public override string ToString() => $"{Framework} {Version}";
}

/// <summary>Two skills that belong together.</summary>
/// <param name="From">The <see cref="Skill.Id"/> in the version that the crosswalk leads from.</param>
/// <param name="To">The <see cref="Skill.Id"/> in the version that it leads to.</param>
/// <param name="Relation">How they belong together.</param>
public sealed record SkillPair(string From, string To, SkillRelation Relation);

/// <summary>How a skill belongs to one of another version.</summary>
public enum SkillRelation
{
    /// <summary>It has the same name; what it covers may differ. On the wire: <c>same-name</c>.</summary>
    SameName,

    /// <summary>It is the nearest successor. On the wire: <c>close</c>.</summary>
    Close,

    /// <summary>It covers a part: the old one was divided. On the wire: <c>narrower</c>.</summary>
    Narrower,

    /// <summary>They overlap. On the wire: <c>related</c>.</summary>
    Related,
}
