using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What was found out about a roster file as a whole: whoever reads it is told all of it.</summary>
public sealed record RosterFacts
{
    /// <summary>The kind of file.</summary>
    public required RosterFormat Format { get; init; }

    /// <summary>
    /// The encoding, e.g. <c>UTF-8</c>, <c>UTF-8 (BOM)</c>, <c>CP932</c>, <c>UTF-16LE (BOM)</c>;
    /// <see langword="null"/> for a workbook.
    /// </summary>
    public string? Encoding { get; init; }

    /// <summary>The sheet that was read; <see langword="null"/> for text.</summary>
    public string? Sheet { get; init; }

    /// <summary>From which day the workbook counts.</summary>
    public ExcelDateSystem DateSystem { get; init; }

    /// <summary>The header.</summary>
    public required RosterHeader Header { get; init; }

    /// <summary>
    /// The columns 判定 and 理由, if the file is one that was returned before; <see langword="null"/> if it is not.
    /// </summary>
    public ReturnedColumns? Returned { get; init; }

    /// <summary>The headings of the columns that no badge needs and that were dropped.</summary>
    public ImmutableArray<string> DroppedColumns => Header.Columns.Dropped;

    /// <summary>What should be known about the file: dropped columns, hidden columns, sheets that were not read.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];
}
