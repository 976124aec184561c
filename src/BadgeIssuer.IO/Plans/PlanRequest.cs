using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Plans;

/// <summary>What a plan is to be made from.</summary>
public sealed record PlanRequest
{
    /// <summary>The operator's file, absolute.</summary>
    public required string Roster { get; init; }

    /// <summary>A saved mapping, absolute; <see langword="null"/> for none.</summary>
    public string? Mapping { get; init; }

    /// <summary>The achievement of every row; <see langword="null"/> if each row names its own.</summary>
    public AchievementDefinition? Achievement { get; init; }

    /// <summary>The code of the operator who sent the roster, as the catalogue has it; <see langword="null"/> if nobody says.</summary>
    public string? Operator { get; init; }

    /// <summary>The day as of which rows are judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Who makes the plan.</summary>
    public required string By { get; init; }

    /// <summary>The login name under which it is made.</summary>
    public required string Login { get; init; }

    /// <summary>The language of the answers in the operator's file.</summary>
    public required Language Language { get; init; }
}
