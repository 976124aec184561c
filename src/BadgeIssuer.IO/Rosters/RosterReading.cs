using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A roster file, read and judged: the one way from a file to what becomes of its lines.</summary>
/// <remarks>
/// <para>Opening reads the file once to its end, so that whatever is wrong with it as a whole is known before its
/// first line is acted upon. The judgements are then streamed: in memory stand only an index of digests and, of a
/// workbook, its shared strings.</para>
/// <para>Not thread-safe. The file is held open and may not be written by others meanwhile.</para>
/// </remarks>
public sealed class RosterReading : IDisposable
{
    private readonly Stream _stream;
    private readonly IRosterTable _table;
    private readonly RosterJudge _judge;

    private RosterReading(Stream stream, IRosterTable table, RosterJudge judge, int lines)
    {
        Lines = lines;
        _stream = stream;
        _table = table;
        _judge = judge;
    }

    /// <summary>What was found out about the file as a whole.</summary>
    public RosterFacts Facts => _table.Facts;

    /// <summary>How many lines the file has: so many judgements come.</summary>
    public int Lines { get; }

    internal IRosterTable Table => _table;

    /// <summary>Opens a roster.</summary>
    /// <param name="path">The file: CSV, TSV or XLSX by its content, whatever its name.</param>
    /// <param name="rules">The rules of the workspace and of this run.</param>
    /// <param name="reading">The roster, if this returns <see langword="true"/>; to be disposed.</param>
    /// <param name="problems">
    /// Why not, if this returns <see langword="false"/>: one of the <c>File…</c>, <c>Xlsx…</c>, <c>Encoding…</c>,
    /// <c>Header…</c>, <c>Column…</c>, <c>Mapped…</c> codes, <see cref="RosterProblemCodes.SeveralSheets"/> or
    /// <see cref="RosterProblemCodes.TooManyRows"/>.
    /// </param>
    public static bool TryOpen(
        string path,
        RosterRules rules,
        [NotNullWhen(true)] out RosterReading? reading,
        out ImmutableArray<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(rules);

        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return TryOpen(stream, rules, out reading, out problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            reading = null;
            problems = [Problem.Of(RosterProblemCodes.FileUnreadable)];
            return false;
        }
    }

    /// <summary>What becomes of each line of the file, in the file's order: each line exactly once.</summary>
    public IEnumerable<RowJudgement> Judgements() => _table.ReadRows().Select(_judge.Judge);

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.Dispose();
        _stream.Dispose();
    }

    /// <summary>Opens a roster in a stream that can seek, and that now belongs to the reading.</summary>
    internal static bool TryOpen(
        Stream stream,
        RosterRules rules,
        [NotNullWhen(true)] out RosterReading? reading,
        out ImmutableArray<Problem> problems)
    {
        reading = null;
        IRosterTable? table = null;
        try
        {
            if (RosterFileKind.Recognise(stream, out var isArchive) is { } code)
            {
                problems = [Problem.Of(code)];
                return false;
            }

            table = isArchive
                ? XlsxTable.Open(stream, rules, out problems)
                : DelimitedTable.Open(stream, rules, out problems);
            if (table is null)
            {
                return false;
            }

            var judge = new RosterJudge(rules, table.Facts);
            var count = 0;
            judge.Study(table.ReadRows().TakeWhile(_ => ++count <= rules.MaximumRows));
            if (count > rules.MaximumRows)
            {
                problems =
                [
                    Problem.Of(
                        RosterProblemCodes.TooManyRows, rules.MaximumRows.ToString(CultureInfo.InvariantCulture)),
                ];
                return false;
            }

            reading = new RosterReading(stream, table, judge, count);
            return true;
        }
        catch (XlsxException exception)
        {
            problems = [exception.Problem];
            return false;
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            problems = [Problem.Of(RosterProblemCodes.XlsxDamaged, "zip")];
            return false;
        }
        finally
        {
            if (reading is null)
            {
                table?.Dispose();
                stream.Dispose();
            }
        }
    }
}
