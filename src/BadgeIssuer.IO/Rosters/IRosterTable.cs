using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>An opened roster file whose header was found.</summary>
internal interface IRosterTable : IDisposable
{
    RosterFacts Facts { get; }

    /// <summary>The rows from the first line on; each enumeration begins anew.</summary>
    IEnumerable<RosterRow> ReadRows();

    /// <summary>Writes the file once more with the answers in two more columns.</summary>
    void WriteReturned(Stream target, AnswerReader answers, Language language);
}
