using System.Collections.Frozen;
using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Skills;

/// <summary>Everything that badges can be about: skill frameworks and achievements, checked against each other.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, AchievementDefinition> _achievements;
    private readonly FrozenDictionary<string, FrameworkSkill> _skills;

    private Catalogue(
        ImmutableArray<SkillFramework> frameworks,
        ImmutableArray<AchievementDefinition> achievements,
        ImmutableArray<TrainingOperator> operators,
        ImmutableArray<SkillCrosswalk> crosswalks)
    {
        Crosswalks = crosswalks;
        Operators = operators;
        Frameworks = frameworks;
        Achievements = achievements;
        _achievements = achievements.ToFrozenDictionary(achievement => achievement.Id, StringComparer.Ordinal);
        _skills = frameworks
            .SelectMany(framework => framework.Skills.Select(skill => new FrameworkSkill(framework, skill)))
            .ToFrozenDictionary(entry => entry.Skill.Id, StringComparer.Ordinal);
    }

    /// <summary>The skill frameworks, by name and version.</summary>
    public ImmutableArray<SkillFramework> Frameworks { get; }

    /// <summary>All versions of all achievements, by code and version.</summary>
    public ImmutableArray<AchievementDefinition> Achievements { get; }

    /// <summary>The bodies that run programmes, in the file's order.</summary>
    public ImmutableArray<TrainingOperator> Operators { get; }

    /// <summary>Where skills have gone from version to version.</summary>
    public ImmutableArray<SkillCrosswalk> Crosswalks { get; }

    /// <summary>The achievements of which badges may be issued: at most one version of each code.</summary>
    public ImmutableArray<AchievementDefinition> Approved =>
        [.. Achievements.Where(achievement => achievement.State is AchievementState.Approved)];

    /// <summary>The achievement with an <see cref="AchievementDefinition.Id"/>, or <see langword="null"/>.</summary>
    public AchievementDefinition? Achievement(string id) => _achievements.GetValueOrDefault(id);

    /// <summary>The skill with a <see cref="Skill.Id"/>, or <see langword="null"/>.</summary>
    public FrameworkSkill? Skill(string id) => _skills.GetValueOrDefault(id);

    /// <summary>The skills that an achievement of this catalogue addresses, the primary ones first.</summary>
    public ImmutableArray<FrameworkSkill> SkillsOf(AchievementDefinition achievement)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        return [.. achievement.Skills.Select(id => _skills[id])];
    }

    /// <summary>What keeps an achievement's version from being approved.</summary>
    /// <returns>Problems, each at its place in the version's file: a fragment, <c>#/…</c>.</returns>
    public ImmutableArray<Problem> ObstaclesToApproval(AchievementDefinition achievement)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        return [.. CatalogueRules.Obstacles(achievement, id => Skill(id)?.Skill)];
    }

    /// <summary>Reads and checks a catalogue.</summary>
    /// <param name="frameworks">The files of <c>catalogue/skills/</c>.</param>
    /// <param name="achievements">The files of <c>catalogue/achievements/</c>.</param>
    /// <param name="operators"><c>catalogue/operators.json</c>, where there is one.</param>
    /// <param name="crosswalks">The files of <c>catalogue/crosswalks/</c>.</param>
    /// <param name="problems">
    /// Everything that is wrong, by file and place; the pointer is the file's name, <c>#</c>, and a JSON Pointer.
    /// </param>
    /// <returns>The catalogue, or <see langword="null"/> if anything is wrong with it.</returns>
    public static Catalogue? Read(
        IEnumerable<CatalogueFile> frameworks,
        IEnumerable<CatalogueFile> achievements,
        CatalogueFile? operators,
        IEnumerable<CatalogueFile> crosswalks,
        out ImmutableArray<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(frameworks);
        ArgumentNullException.ThrowIfNull(achievements);
        ArgumentNullException.ThrowIfNull(crosswalks);

        var found = new List<Problem>();
        var readFrameworks = ReadAll(frameworks, SkillFrameworkReader.Read, found);
        var readAchievements = ReadAll(achievements, AchievementDefinitionReader.Read, found);
        var readOperators = ReadAll(operators is null ? [] : [operators], TrainingOperatorReader.Read, found);
        var readCrosswalks = ReadAll(crosswalks, SkillCrosswalkReader.Read, found);
        CatalogueRules.Check(readFrameworks, readAchievements, found);
        SkillCrosswalkReader.Check(readCrosswalks, [.. readFrameworks.Select(entry => entry.Item)], found);

        problems = [.. found];
        return found.Count > 0 ? null : new Catalogue(
            [.. readFrameworks.Select(entry => entry.Item)
                .OrderBy(framework => framework.Framework, StringComparer.Ordinal)
                .ThenBy(framework => framework.Version, StringComparer.Ordinal)],
            [.. readAchievements.Select(entry => entry.Item)
                .OrderBy(achievement => achievement.Code, StringComparer.Ordinal)
                .ThenBy(achievement => achievement.Version)],
            [.. readOperators.SelectMany(entry => entry.Item)],
            [.. readCrosswalks.Select(entry => entry.Item)]);
    }

    private static List<(string File, T Item)> ReadAll<T>(
        IEnumerable<CatalogueFile> files,
        Func<System.Text.Json.JsonElement, string, ICollection<Problem>, T> read,
        List<Problem> problems)
    {
        var items = new List<(string, T)>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (!StrictJson.TryParse(file.Content, out var document, out var problem))
            {
                problems.Add(Problem.At(file.Name + "#", CatalogueProblemCodes.Unreadable, problem.Code));
                continue;
            }

            using (document)
            {
                items.Add((file.Name, read(document.RootElement, file.Name, problems)));
            }
        }

        return items;
    }
}

/// <summary>A skill together with the framework that it stands in.</summary>
/// <param name="Framework">The framework's version.</param>
/// <param name="Skill">The skill.</param>
public sealed record FrameworkSkill(SkillFramework Framework, Skill Skill);
