using System.Collections.Immutable;

namespace BadgeIssuer.Skills;

/// <summary>One published version of a skill framework, e.g. DSS-P 1.2.</summary>
/// <param name="Framework">Its short name, e.g. <c>DSS-P</c>.</param>
/// <param name="Version">Its version, e.g. <c>1.2</c>.</param>
/// <param name="Name">Its full name.</param>
/// <param name="TargetUrl">The publisher's page for this version.</param>
/// <param name="Skills">Its skills, in the publisher's order.</param>
public sealed record SkillFramework(
    string Framework, string Version, LocalizedText Name, string TargetUrl, ImmutableArray<Skill> Skills)
{
    /// <summary>Its name and version.</summary>
    public FrameworkVersion Named => new(Framework, Version);
}

/// <summary>One skill of a framework.</summary>
/// <param name="Id">Its identifier in the catalogue, e.g. <c>dss-p/1.2/skill/business-analysis</c>.</param>
/// <param name="Code">Its code, which goes into badges as <c>targetCode</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">The category it stands under (カテゴリー).</param>
/// <param name="SubCategory">The sub-category (サブカテゴリー), where the framework has one.</param>
/// <param name="IsDraft">Whether the framework's own entry still waits for confirmation.</param>
public sealed record Skill(
    string Id, string Code, LocalizedText Name, LocalizedText Category, LocalizedText? SubCategory, bool IsDraft);
