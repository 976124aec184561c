using System.Collections.Immutable;

namespace BadgeIssuer.Audit;

/// <summary>What is to be written of one effect, before it has a place in the log.</summary>
/// <remarks>Holds identifiers and digests, never a learner's name, number or mail address.</remarks>
public sealed record AuditNote
{
    /// <summary>When, in UTC, whole seconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which member of the staff, as the command was told.</summary>
    public required string By { get; init; }

    /// <summary>What was done: one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The badges that it was done to, in order.</summary>
    public ImmutableArray<AuditedBadge> Badges { get; init; } = [];

    /// <summary>What else belongs to it, by name: a reason, a digest, a key's identifier.</summary>
    public ImmutableSortedDictionary<string, string> Details { get; init; } = NoDetails;

    /// <summary>No details; names in the order of their code points.</summary>
    public static ImmutableSortedDictionary<string, string> NoDetails { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The same note with one more detail.</summary>
    public AuditNote With(string name, string value) => this with { Details = Details.SetItem(name, value) };
}
