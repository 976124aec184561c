using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Judges every line of a roster: each gets exactly one disposition, with all the reasons for it.</summary>
/// <remarks>
/// <para>Two passes: whether a row counts depends on rows that come later (a repetition, a 訂正, another learner with the
/// same address). <see cref="Study"/> is given all rows first and keeps a compact index; <see cref="Judge"/> is then
/// given the same rows again and keeps nothing, so that a file of any size needs little memory.</para>
/// <para>What is wrong outweighs what is doubtful, and a doubt outweighs “not completed”. Only a row that another one
/// repeats or corrects is skipped, whatever else is wrong with it.</para>
/// </remarks>
public sealed class RosterJudge
{
    private readonly RosterFacts _facts;
    private readonly RowReader _reader;
    private IReadOnlyDictionary<int, CrossFinding>? _findings;

    /// <summary>Makes a judge for one file.</summary>
    public RosterJudge(RosterRules rules, RosterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(facts);

        _facts = facts;
        _reader = new RowReader(rules, facts);
    }

    /// <summary>The first pass: holds all rows of the file against each other.</summary>
    public void Study(IEnumerable<RosterRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);

        var index = new DuplicateIndex();
        foreach (var row in rows)
        {
            if (Dispose(row) is null)
            {
                index.Add(_reader.Read(row));
            }
        }

        _findings = index.Compare();
    }

    /// <summary>The second pass: judges a row.</summary>
    /// <exception cref="InvalidOperationException">The rows were not studied before.</exception>
    public RowJudgement Judge(RosterRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (_findings is null)
        {
            throw new InvalidOperationException("A row cannot be judged before all rows were studied.");
        }

        if (Dispose(row) is { } disposed)
        {
            return disposed;
        }

        var reading = _reader.Read(row);
        var (disposition, problems) = (reading.Disposition, reading.Problems);
        if (_findings.TryGetValue(row.Line, out var finding))
        {
            (disposition, problems) = finding.Disposition is Disposition.Skip
                ? (Disposition.Skip, finding.Problems)
                : (disposition is Disposition.Reject ? disposition : Disposition.Hold,
                    problems.AddRange(finding.Problems));
        }

        var isDue = disposition is Disposition.Accept or Disposition.AcceptWarn;
        return new RowJudgement(
            row.Line,
            disposition,
            reading.LearnerNumber,
            isDue ? reading.Completion : null,
            reading.Purpose is RowPurpose.Correction,
            problems);
    }

    // Lines that are no learner's.
    private RowJudgement? Dispose(RosterRow row)
    {
        if (row.Problems.IsEmpty && row.IsBlank)
        {
            return Line(row, Disposition.Skip, RosterProblemCodes.BlankLine);
        }

        if (row.Line < _facts.Header.FirstLine)
        {
            return Line(row, Disposition.Header, RosterProblemCodes.TitleLine);
        }

        if (row.Line <= _facts.Header.LastLine)
        {
            return Line(row, Disposition.Header, code: null);
        }

        if (!row.Problems.IsEmpty)
        {
            return null;
        }

        if (_facts.Header.IsRepeatedBy(row))
        {
            return Line(row, Disposition.Header, RosterProblemCodes.RepeatedHeader);
        }

        return _reader.IsTrailer(row) ? Line(row, Disposition.Skip, RosterProblemCodes.TrailerLine) : null;
    }

    private static RowJudgement Line(RosterRow row, Disposition disposition, string? code)
    {
        var number = row.Line.ToString(CultureInfo.InvariantCulture);
        ImmutableArray<Problem> reason = code is null ? [] : [Problem.At("/" + number, code, number)];
        return new RowJudgement(
            row.Line, disposition, LearnerNumber: null, Completion: null, IsCorrection: false,
            row.Problems.AddRange(reason));
    }
}
