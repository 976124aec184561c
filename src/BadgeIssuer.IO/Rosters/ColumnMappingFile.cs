using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Reads a saved mapping (<c>--mapping FILE</c>), strictly: what is unknown, missing or wrong is told all at once.</summary>
/// <remarks>
/// <code>
/// {
///   "columns": { "learnerNumber": "受講者ID", "familyName": "姓（漢字）", "givenName": "名（漢字）", "emailAddress": "連絡先" },
///   "headerRow": 3,
///   "sheet": "修了者",
///   "resultMarks": { "pass": ["◎"], "notEligible": ["－"] }
/// }
/// </code>
/// Only <c>columns</c> must be there; its members are the names of <see cref="RosterField"/> in camel case. A field that
/// is not mapped is recognised by its usual names. <c>headerRow</c> counts physical lines from 1 (the upper one of a
/// header of two rows); <c>sheet</c> says nothing for a text; <c>resultMarks</c> takes the place of the settings' marks.
/// </remarks>
public static class ColumnMappingFile
{
    // A mapping has fourteen headings; more than this is another file.
    private const int MaximumLength = 256 * 1024;
    private const int LongestHeading = 400;
    private const int LongestSheet = 100;

    private static readonly JsonMemberCodes Codes = new(
        RosterProblemCodes.MappingUnreadable,
        RosterProblemCodes.MappingUnknownMember,
        RosterProblemCodes.MappingMissingMember,
        RosterProblemCodes.MappingInvalidValue);

    /// <summary>Reads a mapping's file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">The mapping, if this returns <see langword="true"/>.</param>
    /// <param name="problems">
    /// Everything that is wrong with it: the <c>Mapping…</c> codes and <see cref="RosterProblemCodes.MarkAmbiguous"/>.
    /// </param>
    public static bool TryRead(
        string path, [NotNullWhen(true)] out ColumnMapping? mapping, out ImmutableArray<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        mapping = null;
        byte[] bytes;
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MaximumLength)
            {
                problems = [Problem.Of(RosterProblemCodes.MappingUnreadable, "> 256 KiB")];
                return false;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems = [Problem.Of(RosterProblemCodes.MappingUnreadable, Path.GetFileName(path))];
            return false;
        }

        return TryParse(bytes, out mapping, out problems);
    }

    /// <summary>Reads a mapping.</summary>
    internal static bool TryParse(
        ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out ColumnMapping? mapping, out ImmutableArray<Problem> problems)
    {
        mapping = null;
        if (!StrictJson.TryParse(utf8, out var document, out var unreadable))
        {
            problems = [Problem.At(unreadable.Pointer, RosterProblemCodes.MappingUnreadable, unreadable.Code)];
            return false;
        }

        using (document)
        {
            var found = new List<Problem>();
            var members = JsonMembers.Of(document.RootElement, "", Codes, found);
            var read = new ColumnMapping
            {
                Headings = ReadHeadings(members.RequiredObject("columns"), found),
                HeaderRow = members.Integer("headerRow", 1, HeaderFinder.MaximumRows, absent: 0) is > 0 and var line ? line : null,
                Sheet = members.OptionalText("sheet", LongestSheet),
                ResultMarks = members.Object("resultMarks") is { } marks
                    ? ResultMarksReader.Read(marks, members.PointerTo("resultMarks"), found)
                    : null,
            };
            members.Finish();
            problems = [.. found];
            mapping = problems.IsEmpty ? read : null;
            return mapping is not null;
        }
    }

    private static ImmutableDictionary<RosterField, string> ReadHeadings(JsonMembers columns, List<Problem> problems)
    {
        var headings = ImmutableDictionary.CreateBuilder<RosterField, string>();
        foreach (var field in Enum.GetValues<RosterField>())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
            if (columns.OptionalText(name, LongestHeading) is not { Length: > 0 } heading)
            {
                continue;
            }

            if (headings.Any(other => ColumnMapping.IsSameHeading(other.Value, heading)))
            {
                problems.Add(Problem.At(columns.PointerTo(name), RosterProblemCodes.MappingTwice, heading, name));
            }

            headings[field] = heading;
        }

        columns.Finish();
        return headings.ToImmutable();
    }
}
