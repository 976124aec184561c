using System.Globalization;
using System.Text;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Skills;

/// <summary>What must hold between the files of a catalogue.</summary>
internal static class CatalogueRules
{
    public static void Check(
        IReadOnlyList<(string File, SkillFramework Framework)> frameworks,
        IReadOnlyList<(string File, AchievementDefinition Achievement)> achievements,
        ICollection<Problem> problems)
    {
        var skills = CheckFrameworks(frameworks, problems);
        CheckIdentity(achievements, problems);
        CheckNames(achievements, problems);
        foreach (var (file, achievement) in achievements)
        {
            CheckSkills(file, achievement, skills, problems);
            if (achievement is { State: AchievementState.Approved or AchievementState.Retired, Approval: null })
            {
                problems.Add(Problem.At(
                    file + "#/approval", CatalogueProblemCodes.NoApproval, achievement.Code));
            }
        }
    }

    private static Dictionary<string, Skill> CheckFrameworks(
        IReadOnlyList<(string File, SkillFramework Framework)> frameworks, ICollection<Problem> problems)
    {
        var skills = new Dictionary<string, Skill>(StringComparer.Ordinal);
        var versions = new HashSet<(string, string)>();
        foreach (var (file, framework) in frameworks)
        {
            if (!versions.Add((framework.Framework, framework.Version)))
            {
                problems.Add(Problem.At(file + "#/version", CatalogueProblemCodes.RepeatedSkillId,
                    $"{framework.Framework} {framework.Version}"));
            }

            for (var index = 0; index < framework.Skills.Length; index++)
            {
                var skill = framework.Skills[index];
                if (!skills.TryAdd(skill.Id, skill) && skill.Id.Length > 0)
                {
                    problems.Add(Problem.At(Place(file, "skills", index), CatalogueProblemCodes.RepeatedSkillId, skill.Id));
                }
            }
        }

        return skills;
    }

    private static void CheckIdentity(
        IReadOnlyList<(string File, AchievementDefinition Achievement)> achievements, ICollection<Problem> problems)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        var approved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, achievement) in achievements.Where(entry => entry.Achievement.Code.Length > 0))
        {
            if (!versions.TryAdd(achievement.Id, file))
            {
                problems.Add(Problem.At(file + "#/version", CatalogueProblemCodes.RepeatedVersion,
                    achievement.Id, versions[achievement.Id]));
            }
            else if (achievement.State is AchievementState.Approved && !approved.TryAdd(achievement.Code, file))
            {
                problems.Add(Problem.At(file + "#/state", CatalogueProblemCodes.TwoApproved,
                    achievement.Code, approved[achievement.Code]));
            }
        }
    }

    // A roster's cell must find one achievement. Names are compared as rosters are: width, case and blanks do not count.
    private static void CheckNames(
        IReadOnlyList<(string File, AchievementDefinition Achievement)> achievements, ICollection<Problem> problems)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, achievement) in achievements.Where(
            entry => entry.Achievement.State is not AchievementState.Retired))
        {
            Claim(achievement.Code, "/code", achievement.Code);
            Claim(achievement.Name.Japanese, "/name/ja", achievement.Code);
            Claim(achievement.Name.English, "/name/en", achievement.Code);
            ClaimAll(achievement.Aliases, "aliases");
            ClaimAll(achievement.ContainedNames, "containedNames");

            void ClaimAll(System.Collections.Immutable.ImmutableArray<string> names, string member)
            {
                for (var index = 0; index < names.Length; index++)
                {
                    Claim(names[index], Place("", member, index)[1..], achievement.Code);
                }
            }

            void Claim(string name, string pointer, string code)
            {
                var key = Fold(name);
                if (key.Length > 0 && !owners.TryAdd(key, code) && owners[key] != code)
                {
                    problems.Add(Problem.At(
                        $"{file}#{pointer}", CatalogueProblemCodes.AliasClash, name, owners[key]));
                }
            }
        }
    }

    /// <summary>What keeps a version from being approved, beside what keeps it from being read.</summary>
    /// <param name="achievement">The version.</param>
    /// <param name="find">Finds a skill.</param>
    /// <returns>Problems, each at its place in the version's file: a fragment, <c>#/…</c>.</returns>
    public static IEnumerable<Problem> Obstacles(AchievementDefinition achievement, Func<string, Skill?> find)
    {
        if (achievement.Skills.IsEmpty)
        {
            yield return Problem.At("#/skills", CatalogueProblemCodes.NoSkills, achievement.Code);
        }

        for (var index = 0; index < achievement.Skills.Length; index++)
        {
            if (find(achievement.Skills[index]) is { IsDraft: true } skill)
            {
                yield return Problem.At(Place("", "skills", index), CatalogueProblemCodes.DraftSkill, skill.Id);
            }
        }
    }

    private static void CheckSkills(
        string file,
        AchievementDefinition achievement,
        Dictionary<string, Skill> skills,
        ICollection<Problem> problems)
    {
        if (achievement.State is AchievementState.Approved)
        {
            foreach (var obstacle in Obstacles(achievement, skills.GetValueOrDefault))
            {
                problems.Add(obstacle with { Pointer = file + obstacle.Pointer });
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < achievement.Skills.Length; index++)
        {
            var id = achievement.Skills[index];
            if (!skills.ContainsKey(id))
            {
                problems.Add(Problem.At(Place(file, "skills", index), CatalogueProblemCodes.UnknownSkill, id));
            }

            if (!seen.Add(id))
            {
                problems.Add(Problem.At(Place(file, "skills", index), CatalogueProblemCodes.RepeatedSkill, id));
            }
        }
    }

    private static string Place(string file, string member, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}#/{member}/{index}");

    private static string Fold(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
}
