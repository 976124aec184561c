using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Finds the achievement that a roster's cell names.</summary>
/// <remarks>
/// A cell as a whole may be an achievement's code, the id of a version, its name in either language or an alias; or
/// it may contain one of its <see cref="AchievementDefinition.ContainedNames"/>. Width, case and spaces do not count.
/// Of several versions the newest approved one is meant, and where none is approved, the newest. Not thread-safe.
/// </remarks>
public sealed class AchievementFinder
{
    private readonly Dictionary<string, AchievementDefinition?> _wholeNames = new(StringComparer.Ordinal);
    private readonly List<(string Key, AchievementDefinition Achievement)> _containedNames = [];

    // The rows of a roster name the same few programmes over and over.
    private (string Cell, string? Code, AchievementDefinition? Achievement)? _last;

    /// <summary>Makes a finder over a catalogue.</summary>
    public AchievementFinder(ImmutableArray<AchievementDefinition> achievements)
    {
        foreach (var versions in achievements.GroupBy(achievement => achievement.Code, StringComparer.Ordinal))
        {
            var meant = versions
                .OrderByDescending(version => version.State is AchievementState.Approved)
                .ThenByDescending(version => version.Version)
                .First();

            IEnumerable<string> names =
                [meant.Code, meant.Id, meant.Name.Japanese, meant.Name.English, .. meant.Aliases];
            foreach (var key in names.Select(TextFolding.Key).Where(key => key.Length > 0))
            {
                // null marks a name that two achievements share.
                _wholeNames[key] = _wholeNames.TryGetValue(key, out var other) && !ReferenceEquals(other, meant)
                    ? null
                    : meant;
            }

            _containedNames.AddRange(meant.ContainedNames
                .Select(TextFolding.Key)
                .Where(key => key.Length > 0)
                .Select(key => (key, meant)));
        }
    }

    /// <summary>Finds the achievement that a cell names.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="achievement">The achievement, in whatever state, or <see langword="null"/>.</param>
    /// <returns>
    /// <see langword="null"/> if one was found; otherwise <see cref="RosterProblemCodes.AchievementMissing"/>,
    /// <see cref="RosterProblemCodes.AchievementUnknown"/> or <see cref="RosterProblemCodes.AchievementAmbiguous"/>.
    /// </returns>
    public string? Find(string cell, out AchievementDefinition? achievement)
    {
        ArgumentNullException.ThrowIfNull(cell);

        if (_last is not { } last || last.Cell != cell)
        {
            var code = Search(cell, out var found);
            _last = last = (cell, code, found);
        }

        achievement = last.Achievement;
        return last.Code;
    }

    private string? Search(string cell, out AchievementDefinition? achievement)
    {
        achievement = null;
        var gaps = new HashSet<int>();
        var key = TextFolding.Key(cell, gaps);
        if (key.Length == 0)
        {
            return RosterProblemCodes.AchievementMissing;
        }

        if (_wholeNames.TryGetValue(key, out achievement))
        {
            return achievement is null ? RosterProblemCodes.AchievementAmbiguous : null;
        }

        foreach (var (name, candidate) in _containedNames)
        {
            if (ReferenceEquals(candidate, achievement) || !Contains(key, name, gaps))
            {
                continue;
            }

            if (achievement is not null)
            {
                achievement = null;
                return RosterProblemCodes.AchievementAmbiguous;
            }

            achievement = candidate;
        }

        return achievement is null ? RosterProblemCodes.AchievementUnknown : null;
    }

    // パターン1 is not in パターン12, nor T1 in BT1; but it is in パターン1 2024年度, where a space stood between.
    private static bool Contains(string text, string name, HashSet<int> gaps)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal);
             at >= 0;
             at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (!RunsOn(at) && !RunsOn(end))
            {
                return true;
            }
        }

        return false;

        bool RunsOn(int place) =>
            place > 0
            && place < text.Length
            && !gaps.Contains(place)
            && ((char.IsAsciiDigit(text[place - 1]) && char.IsAsciiDigit(text[place]))
                || (char.IsAsciiLetter(text[place - 1]) && char.IsAsciiLetter(text[place])));
    }
}
