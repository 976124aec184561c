using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>An opened roster file whose header was found.</summary>
internal interface IRosterTable : IDisposable
{
    RosterFacts Facts { get; }

    /// <summary>The rows from the first line on. One enumeration at a time; each begins anew.</summary>
    IEnumerable<RosterRow> ReadRows();
}
