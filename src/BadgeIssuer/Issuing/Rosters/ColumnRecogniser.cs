using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Recognises what the columns of a roster hold, by their headings and by a mapping.</summary>
internal static class ColumnRecogniser
{
    private const int LongestHeading = 40;

    // Fields that several columns may tell together; for all others a second claimant of the same rank is a question.
    private static readonly RosterField[] Shared =
        [RosterField.Achievement, RosterField.Result, RosterField.Reading, RosterField.Remarks];

    /// <summary>Recognises columns.</summary>
    /// <param name="line">The header's line, for problems.</param>
    /// <param name="headings">For each column the headings it may go by; the first is the one for people.</param>
    /// <param name="rules">What is required, and the mapping.</param>
    public static ColumnRecognition Recognise(
        int line, ImmutableArray<ImmutableArray<string>> headings, RosterRules rules)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var claims = new Dictionary<RosterField, List<(int Column, int Rank, bool IsWeak)>>();
        var mapped = Mapped(line, headings, rules.Mapping, problems);

        for (var column = 0; column < headings.Length; column++)
        {
            if (mapped.ContainsValue(column))
            {
                continue;
            }

            var name = headings[column]
                .Select(ColumnVocabulary.Find)
                .FirstOrDefault(found => found is not null);
            if (name is { } known && !mapped.ContainsKey(known.Field))
            {
                claims.TryAdd(known.Field, []);
                claims[known.Field].Add((column, known.Rank, known.IsWeak));
            }
        }

        GiveWay(claims, mapped);
        var score = claims.Count + mapped.Count;
        var columns = new RosterColumns(
            Settle(line, claims, mapped, headings, problems),
            [.. headings.Select(names => Display(names.FirstOrDefault() ?? ""))]);
        var missing = Missing(columns, rules);
        if (missing.Length > 0)
        {
            problems.Add(Problem.Of(
                RosterProblemCodes.ColumnMissing,
                Text(line),
                string.Join(", ", missing.Select(NameOf)),
                string.Join(", ", Enumerable.Range(0, columns.Count)
                    .Where(column => headings[column].Length > 0)
                    .Select(columns.HeadingOf))));
        }

        return new ColumnRecognition(columns, score, problems.DrainToImmutable());
    }

    /// <summary>A field's name in both languages, for the places of sentences.</summary>
    public static string NameOf(RosterField field) => field switch
    {
        RosterField.LearnerNumber => "受講者番号 (learner number)",
        RosterField.Name => "氏名 (name)",
        RosterField.FamilyName => "姓 (family name)",
        RosterField.GivenName => "名 (given name)",
        RosterField.Reading => "フリガナ (reading)",
        RosterField.EmailAddress => "メールアドレス (e-mail)",
        RosterField.Achievement => "プログラム名 (programme)",
        RosterField.CompletedOn => "修了日 (completion date)",
        RosterField.CompletedYear => "修了年 (year)",
        RosterField.CompletedMonth => "修了月 (month)",
        RosterField.CompletedDay => "修了日 (day)",
        RosterField.Result => "合否 (result)",
        RosterField.Purpose => "区分 (purpose)",
        _ => "備考 (remarks)",
    };

    private static Dictionary<RosterField, int> Mapped(
        int line,
        ImmutableArray<ImmutableArray<string>> headings,
        ColumnMapping? mapping,
        ImmutableArray<Problem>.Builder problems)
    {
        var mapped = new Dictionary<RosterField, int>();
        foreach (var (field, heading) in mapping?.Headings.OrderBy(pair => pair.Key) ?? Enumerable.Empty<KeyValuePair<RosterField, string>>())
        {
            var key = ColumnVocabulary.Key(heading);
            var columns = Enumerable.Range(0, headings.Length)
                .Where(column => headings[column].Any(name => ColumnVocabulary.Key(name) == key))
                .ToArray();
            switch (columns)
            {
                case []:
                    problems.Add(Problem.Of(RosterProblemCodes.MappedColumnAbsent, Text(line), Display(heading)));
                    break;
                case [var only]:
                    mapped[field] = only;
                    break;
                default:
                    problems.Add(Ambiguous(line, field, columns, headings));
                    break;
            }
        }

        return mapped;
    }

    // Who maps the halves of a name, or the parts of a date, does not mean a column that looks like the whole.
    private static void GiveWay(
        Dictionary<RosterField, List<(int Column, int Rank, bool IsWeak)>> claims, Dictionary<RosterField, int> mapped)
    {
        if (mapped.ContainsKey(RosterField.FamilyName) || mapped.ContainsKey(RosterField.GivenName))
        {
            claims.Remove(RosterField.Name);
        }

        if (mapped.ContainsKey(RosterField.CompletedYear)
            || mapped.ContainsKey(RosterField.CompletedMonth)
            || mapped.ContainsKey(RosterField.CompletedDay))
        {
            claims.Remove(RosterField.CompletedOn);
        }
    }

    private static Dictionary<RosterField, ImmutableArray<int>> Settle(
        int line,
        Dictionary<RosterField, List<(int Column, int Rank, bool IsWeak)>> claims,
        Dictionary<RosterField, int> mapped,
        ImmutableArray<ImmutableArray<string>> headings,
        ImmutableArray<Problem>.Builder problems)
    {
        var settled = new Dictionary<RosterField, ImmutableArray<int>>();
        SettleDate(claims, mapped);

        foreach (var (field, claimants) in claims)
        {
            var strong = claimants.Exists(claim => !claim.IsWeak)
                ? claimants.FindAll(claim => !claim.IsWeak)
                : claimants;
            if (Shared.Contains(field))
            {
                settled[field] = [.. strong.OrderBy(claim => claim.Rank).Select(claim => claim.Column)];
                continue;
            }

            var rank = strong.Min(claim => claim.Rank);
            var first = strong.FindAll(claim => claim.Rank == rank);
            if (first is [_, _, ..])
            {
                problems.Add(Ambiguous(line, field, [.. first.Select(claim => claim.Column)], headings));
            }

            settled[field] = [first[0].Column];
        }

        foreach (var (field, column) in mapped)
        {
            settled[field] = [column];
        }

        // A whole name needs no halves.
        if (settled.ContainsKey(RosterField.Name))
        {
            settled.Remove(RosterField.FamilyName);
            settled.Remove(RosterField.GivenName);
        }

        return settled;
    }

    // 修了年, 修了月, 修了日: here 修了日 is a day of the month. A whole date needs no parts, and 年 alone is no date.
    private static void SettleDate(
        Dictionary<RosterField, List<(int Column, int Rank, bool IsWeak)>> claims, Dictionary<RosterField, int> mapped)
    {
        var hasYearAndMonth = Has(RosterField.CompletedYear) && Has(RosterField.CompletedMonth);
        if (hasYearAndMonth
            && !Has(RosterField.CompletedDay)
            && claims.Remove(RosterField.CompletedOn, out var day))
        {
            claims[RosterField.CompletedDay] = day;
        }

        if (Has(RosterField.CompletedOn) || !hasYearAndMonth || !Has(RosterField.CompletedDay))
        {
            claims.Remove(RosterField.CompletedYear);
            claims.Remove(RosterField.CompletedMonth);
            claims.Remove(RosterField.CompletedDay);
        }

        bool Has(RosterField field) => claims.ContainsKey(field) || mapped.ContainsKey(field);
    }

    private static ImmutableArray<RosterField> Missing(RosterColumns columns, RosterRules rules)
    {
        var missing = ImmutableArray.CreateBuilder<RosterField>();
        Require(RosterField.LearnerNumber, true);
        Require(RosterField.Name, columns[RosterField.FamilyName].IsEmpty || columns[RosterField.GivenName].IsEmpty);
        Require(RosterField.EmailAddress, true);
        Require(RosterField.CompletedOn, columns[RosterField.CompletedYear].IsEmpty
            || columns[RosterField.CompletedMonth].IsEmpty
            || columns[RosterField.CompletedDay].IsEmpty);
        Require(RosterField.Result, !rules.EveryRowCompleted);
        Require(RosterField.Achievement, rules.ForcedAchievement is null);
        return missing.DrainToImmutable();

        void Require(RosterField field, bool isRequired)
        {
            if (isRequired && columns[field].IsEmpty)
            {
                missing.Add(field);
            }
        }
    }

    private static Problem Ambiguous(
        int line, RosterField field, int[] columns, ImmutableArray<ImmutableArray<string>> headings) =>
        Problem.Of(
            RosterProblemCodes.ColumnAmbiguous,
            Text(line),
            NameOf(field),
            string.Join(", ", columns.Select(column => Display(headings[column][0]))));

    private static string Display(string heading)
    {
        var text = string.Join(' ', heading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestHeading ? text : string.Concat(text.AsSpan(0, LongestHeading), "…");
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What became of a header row.</summary>
/// <param name="Columns">The columns as far as they were recognised.</param>
/// <param name="Score">How many fields were recognised.</param>
/// <param name="Problems">Why it cannot be the header, or not without a question; empty if it can.</param>
internal sealed record ColumnRecognition(RosterColumns Columns, int Score, ImmutableArray<Problem> Problems)
{
    public bool IsComplete => Problems.IsEmpty;
}
