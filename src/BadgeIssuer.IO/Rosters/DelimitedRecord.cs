using System.Collections.Immutable;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A record of a text table, and which bytes of the file it is.</summary>
/// <param name="Row">What it says.</param>
/// <param name="CellStarts">Where each of its cells begins in the file, from 0, at its quotation mark if it has one.</param>
/// <param name="End">
/// Where it ends, before its line end. Of a line that is longer than any record may be only the beginning counts.
/// </param>
/// <param name="IsTorn">Whether a quotation that nothing closes makes it unsafe to put anything behind it.</param>
internal sealed record DelimitedRecord(RosterRow Row, ImmutableArray<long> CellStarts, long End, bool IsTorn)
{
    public long Start => CellStarts[0];
}
