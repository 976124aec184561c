using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>A row's cells by what they hold, and the problems that point to them.</summary>
/// <param name="Row">The row.</param>
/// <param name="Columns">What the columns hold.</param>
internal readonly record struct RowCells(RosterRow Row, RosterColumns Columns)
{
    public string Line => Number(Row.Line);

    public RosterCell this[int column] => Row[column];

    /// <summary>The cell of a field, the one that is believed first; an empty one where the roster has none.</summary>
    public RosterCell this[RosterField field] => Columns[field] is [var column, ..] ? Row[column] : default;

    /// <summary>A problem of the row.</summary>
    public Problem Of(string code, params ReadOnlySpan<string> arguments) =>
        Problem.At("/" + Line, code, [Line, .. arguments]);

    /// <summary>A problem of a field's cell.</summary>
    public Problem At(string code, params ReadOnlySpan<RosterField> fields) => AtHeading(code, Columns.HeadingOf(fields));

    /// <summary>A problem of the cell below a heading.</summary>
    public Problem AtHeading(string code, string heading, params ReadOnlySpan<string> arguments)
    {
        // RFC 6901: ~ and / are escaped.
        var escaped = heading.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return Problem.At($"/{Line}/{escaped}", code, [Line, heading, .. arguments]);
    }

    /// <summary>Whether a field's cell holds an error; the row is rejected for it.</summary>
    public bool IsError(RosterField field, RowReading reading)
    {
        if (this[field].Kind is not RosterCellKind.Error)
        {
            return false;
        }

        reading.Add(Disposition.Reject, At(RosterProblemCodes.CellError, field));
        return true;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
