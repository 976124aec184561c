using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;
using BadgeIssuer.IO.Http;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Applicants;

namespace BadgeIssuer.IO.Rosters;

/// <summary>An employer's list of badges to verify: CSV, TSV or XLSX, in any encoding in which rosters come.</summary>
/// <remarks>
/// Read row by row, in memory that does not grow with the list. What stands above the headings is left out; rows with
/// nothing in them are no rows. Not thread-safe; one enumeration of <see cref="Rows"/> at a time.
/// </remarks>
public sealed class ApplicantList : IDisposable
{
    private readonly Stream _stream;
    private readonly IDisposable? _package;
    private readonly Func<IEnumerable<RosterRow>> _read;
    private readonly ExcelDateSystem _dates;
    private readonly int _headingLine;
    private readonly ApplicantColumns _columns;
    private readonly XlsxHyperlinks? _hyperlinks;

    private ApplicantList(
        Stream stream, IDisposable? package, ExcelDateSystem dates, Head head, XlsxHyperlinks? hyperlinks = null)
    {
        (_stream, _package, _dates, _hyperlinks) = (stream, package, dates, hyperlinks);
        (_read, _headingLine, _columns) = (head.Read, head.Row.Line, head.Columns);

        var width = head.Row.Cells.Length;
        foreach (var row in DataRows())
        {
            width = Math.Max(width, row.Cells.Length);
            Count++;
        }

        Headings = [.. Enumerable.Range(0, width).Select(column => head.Row[column].Value.Trim())];
    }

    /// <summary>How many rows there are below the headings.</summary>
    public int Count { get; }

    /// <summary>The headings; empty ones where only rows below reach so far.</summary>
    public ImmutableArray<string> Headings { get; }

    private sealed record Head(Func<IEnumerable<RosterRow>> Read, RosterRow Row, ApplicantColumns Columns);

    /// <summary>Opens a list.</summary>
    /// <param name="path">The file; its content decides what kind it is.</param>
    /// <param name="list">The list, if this returns <see langword="true"/>; to be disposed.</param>
    /// <param name="problems">
    /// Otherwise why not: <see cref="ApplicantProblemCodes.NoBadgeColumn"/>, or why no roster could be read from the file.
    /// </param>
    public static bool TryOpen(
        string path, [NotNullWhen(true)] out ApplicantList? list, out ImmutableArray<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        list = null;
        Stream? stream = null;

        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            list = RosterFileKind.Recognise(stream, out var isArchive) is { } code ? Refuse(code, out problems)
                : isArchive ? OpenWorkbook(stream, out problems)
                : OpenText(stream, out problems);
        }
        catch (XlsxException exception)
        {
            problems = [exception.Problem];
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            problems = [Problem.Of(RosterProblemCodes.XlsxDamaged, "zip")];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problems = [Problem.Of(RosterProblemCodes.FileUnreadable)];
        }
        finally
        {
            if (list is null)
            {
                stream?.Dispose();
            }
        }

        return list is not null;
    }

    /// <summary>The rows, in the list's order.</summary>
    public IEnumerable<ApplicantRow> Rows() => DataRows().Select(Read);

    /// <inheritdoc/>
    public void Dispose()
    {
        _package?.Dispose();
        _stream.Dispose();
    }

    private static ApplicantList? OpenText(Stream stream, out ImmutableArray<Problem> problems)
    {
        if (EncodingFinder.TryFind(stream, out var encoding) is { } code)
        {
            return Refuse(code, out problems);
        }

        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var separator in ",\t;")
        {
            IEnumerable<RosterRow> Rows() =>
                new DelimitedReader(new DecodedText(stream, encoding), separator, encoding.Name)
                    .ReadRecords().Select(record => record.Row);
            if (FindHead(Rows, found) is { } head)
            {
                problems = [];
                return new ApplicantList(stream, package: null, default, head);
            }
        }

        return RefuseHeadings(found, out problems);
    }

    private static ApplicantList? OpenWorkbook(Stream stream, out ImmutableArray<Problem> problems)
    {
        var package = XlsxPackage.Open(stream);
        ApplicantList? list = null;
        try
        {
            var strings = XlsxSharedStrings.Read(package);
            var styles = XlsxStyles.Read(package);
            var found = ImmutableArray.CreateBuilder<string>();
            var lists = package.Sheets
                .Where(sheet => !sheet.IsHidden)
                .Select(sheet => (Sheet: sheet, Head: FindHead(
                    () => new XlsxSheetReader(package, sheet, strings, styles).ReadRows(), found)))
                .Where(list => list.Head is not null)
                .ToArray();

            if (lists.Length > 1)
            {
                problems =
                [
                    Problem.Of(RosterProblemCodes.SeveralSheets, string.Join(", ", lists.Select(list => list.Sheet.Name))),
                ];
                return null;
            }

            if (lists is not [({ } sheet, { } head)])
            {
                return RefuseHeadings(found, out problems);
            }

            problems = [];
            list = new ApplicantList(
                stream, package, package.DateSystem, head, XlsxHyperlinks.Read(package, sheet));
            return list;
        }
        finally
        {
            if (list is null)
            {
                package.Dispose();
            }
        }
    }

    private static Head? FindHead(Func<IEnumerable<RosterRow>> read, ImmutableArray<string>.Builder found)
    {
        foreach (var row in read().Take(HeaderFinder.MaximumRows).Where(row => !row.IsBlank))
        {
            if (ApplicantColumns.Find(row) is { } columns)
            {
                return new Head(read, row, columns);
            }

            if (found.Count == 0)
            {
                found.AddRange(row.Cells.Where(cell => !cell.IsBlank).Select(cell => cell.Value.Trim()));
            }
        }

        return null;
    }

    private static ApplicantList? Refuse(string code, out ImmutableArray<Problem> problems)
    {
        problems = [Problem.Of(code)];
        return null;
    }

    private static ApplicantList? RefuseHeadings(ImmutableArray<string>.Builder found, out ImmutableArray<Problem> problems)
    {
        problems = [Problem.Of(ApplicantProblemCodes.NoBadgeColumn, found.Count == 0 ? "–" : string.Join(", ", found))];
        return null;
    }

    private IEnumerable<RosterRow> DataRows() => _read().Where(row => row.Line > _headingLine && !row.IsBlank);

    private ApplicantRow Read(RosterRow row)
    {
        var cells = Headings.Select((_, column) => TextOf(row[column])).ToImmutableArray();
        var link = Trimmed(row, _columns.Link);
        var file = Trimmed(row, _columns.File);

        var problem = row.Problems is [var unread, ..] ? unread
            : link is null && file is null ? Problem.Of(ApplicantProblemCodes.NoBadge)
            : null;

        // A column “Badge” may hold file names, too, and a cell whose text is no link may lead to one. Where the text is
        // a link, it is what a person has read, wherever a click would lead.
        if (link is not null && !BadgeInput.IsLink(link) && _columns.Link is { } column
            && _hyperlinks?.At(row.Line, column) is { } address && BadgeInput.IsLink(address))
        {
            link = address;
        }

        var badge = link is not null && BadgeInput.IsLink(link) ? link : file ?? link;
        return new ApplicantRow(row.Line, cells, badge, Trimmed(row, _columns.EmailAddress), problem);
    }

    private static string? Trimmed(RosterRow row, int? column) =>
        column is { } index && row[index] is { IsBlank: false } cell ? cell.Value.Trim() : null;

    // A day is what a person sees in its cell, and not the number that stands for it.
    private string TextOf(RosterCell cell)
    {
        const double firstDay = 61; // 1900-03-01; before it Excel counts a day that never was
        const double lastDay = 2_958_466;
        var serial = cell.Number + (_dates is ExcelDateSystem.From1904 ? 1462 : 0);
        if (cell.Kind is not RosterCellKind.Date || serial is not (>= firstDay and < lastDay))
        {
            return cell.Value;
        }

        var instant = DateTime.FromOADate(serial);
        return instant.ToString(
            instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
