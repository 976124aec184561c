namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What kind of file a roster is, by its content.</summary>
public enum RosterFormat
{
    /// <summary>Text with commas or semicolons.</summary>
    Csv,

    /// <summary>Text with tabs.</summary>
    Tsv,

    /// <summary>An Excel workbook (Office Open XML, without macros).</summary>
    Xlsx,
}
