namespace BadgeIssuer.Issuing.Rosters;

/// <summary>One cell of a roster, as it stands in the file.</summary>
/// <param name="Text">
/// The text: of a CSV cell after unquoting, of an XLSX cell without its phonetic runs. A number is written shortest,
/// with a dot; never <see langword="null"/> unless the cell is <see langword="default"/>, which is an empty cell.
/// </param>
/// <param name="Kind">What kind of value the file says it is. A CSV cell is always text.</param>
/// <param name="Number">The value of a number or date cell, in the file's own counting; otherwise 0.</param>
/// <param name="IsStruckThrough">Whether the text, or a part of it, is struck through.</param>
public readonly record struct RosterCell(string? Text, RosterCellKind Kind, double Number, bool IsStruckThrough)
{
    /// <summary>A cell of text.</summary>
    public static RosterCell OfText(string text) => new(text, RosterCellKind.Text, 0, IsStruckThrough: false);

    /// <summary>Whether the value is that of merged cells which begin in a row above.</summary>
    public bool IsMerged { get; init; }

    /// <summary>The text, or the empty string.</summary>
    public string Value => Text ?? "";

    /// <summary>Whether there is nothing in it but white space. A cell with an error is not blank.</summary>
    public bool IsBlank => Kind is not RosterCellKind.Error && string.IsNullOrWhiteSpace(Text);
}

/// <summary>What kind of value a cell holds.</summary>
public enum RosterCellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number whose format is not that of a date.</summary>
    Number,

    /// <summary>A number that is shown as a date: an Excel serial.</summary>
    Date,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An error (<c>#REF!</c>), or a formula whose value was never computed.</summary>
    Error,
}
