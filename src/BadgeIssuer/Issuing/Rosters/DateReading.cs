namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What became of a date cell.</summary>
/// <param name="Date">The day, or <see langword="null"/> if the cell was refused.</param>
/// <param name="Code">
/// Why it was refused; with a day, a warning (<see cref="RosterProblemCodes.DateIsSerial"/>) or <see langword="null"/>.
/// </param>
public readonly record struct DateReading(DateOnly? Date, string? Code);

/// <summary>From which day a workbook counts.</summary>
public enum ExcelDateSystem
{
    /// <summary>1 is 1900-01-01. 60 is 1900-02-29, a day that never was.</summary>
    From1900,

    /// <summary>0 is 1904-01-01.</summary>
    From1904,
}
