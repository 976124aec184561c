namespace BadgeIssuer.Issuing.Rosters;

/// <summary>A block of cells that a sheet shows as one; its value stands in the first cell.</summary>
/// <param name="FirstLine">The upper row, from 1.</param>
/// <param name="LastLine">The lower row, included.</param>
/// <param name="FirstColumn">The left column, from 0.</param>
/// <param name="LastColumn">The right column, included.</param>
public readonly record struct MergedCells(int FirstLine, int LastLine, int FirstColumn, int LastColumn);
