using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What a workspace's settings and the command line say about reading a roster.</summary>
public sealed record RosterRules
{
    /// <summary>The form of learner numbers.</summary>
    public required LearnerNumberRule LearnerNumbers { get; init; }

    /// <summary>
    /// The catalogue's achievements, in every state and version: a row may name a draft, and is then told so.
    /// </summary>
    public required ImmutableArray<AchievementDefinition> Achievements { get; init; }

    /// <summary>The last day that is not the future, in the programme's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>
    /// The achievement of every row (<c>--achievement</c>), or <see langword="null"/> if each row names its own.
    /// </summary>
    public AchievementDefinition? ForcedAchievement { get; init; }

    /// <summary>The marks that say whether a learner completed.</summary>
    public ResultMarks ResultMarks { get; init; } = ResultMarks.Default;

    /// <summary>
    /// Whether a roster lists only those who completed, so that it needs no result column. Where there is one, it
    /// is read all the same.
    /// </summary>
    public bool EveryRowCompleted { get; init; }

    /// <summary>The most lines of a roster, titles and empty lines included.</summary>
    public int MaximumRows { get; init; } = int.MaxValue;

    /// <summary>A saved mapping of headings, if there is one.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>The marks that count: the mapping's where it has some.</summary>
    internal ResultMarks Marks => Mapping?.ResultMarks ?? ResultMarks;
}
