using System.Text.Json;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>The samples come out line by line as the data beside them says, which nobody derived from the product.</summary>
public sealed class SampleRosterTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public sealed record Expectation(
        string Source, string Format, string? Encoding, DateOnly Today, string[] Dropped, ExpectedLine[] Lines);

    public sealed record ExpectedLine(int Line, string? Learner, string Disposition, string[] Codes);

    [TestCaseSource(typeof(SampleRosters), nameof(SampleRosters.All))]
    public void Each_line_of_a_sample_ends_as_expected(string file)
    {
        var expected = Read(file);
        RosterReading.TryOpen(
                SampleRosters.Path(file),
                SampleRosters.RulesOf(file) with { Today = expected.Today },
                out var reading,
                out var problems)
            .Should().BeTrue("{0}", string.Join(", ", problems));
        using (reading)
        {
            var lines = reading!.Judgements()
                .Select(judgement => Describe(
                    judgement.Line,
                    judgement.LearnerNumber,
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(judgement.Disposition.ToString()),
                    judgement.Problems.Select(problem => problem.Code)));

            lines.Should().Equal(expected.Lines.Select(line =>
                Describe(line.Line, line.Learner, line.Disposition, line.Codes)));
            reading.Facts.Format.Should().Be(Enum.Parse<RosterFormat>(expected.Format, ignoreCase: true));
            reading.Facts.Encoding.Should().Be(expected.Encoding);
            reading.Facts.DroppedColumns.Should().Equal(expected.Dropped);
        }
    }

    [TestCaseSource(typeof(SampleRosters), nameof(SampleRosters.All))]
    public void A_second_enumeration_says_the_same(string file)
    {
        RosterReading.TryOpen(
            SampleRosters.Path(file), SampleRosters.RulesOf(file), out var reading, out _).Should().BeTrue();
        using (reading)
        {
            Tell().Should().Equal(Tell());
        }

        string[] Tell() => [.. reading!.Judgements().Select(judgement =>
            $"{judgement.Line} {judgement.Disposition} {string.Join(' ', judgement.Problems)}")];
    }

    [Test]
    public void Every_kind_of_roster_is_among_the_samples() =>
        SampleRosters.All.Should().Equal(
            "cp932.csv", "mapped.csv", "merged.xlsx", "regional.xlsx", "two-rows.csv", "utf16.tsv", "utf8.csv");

    [Test]
    public void Vendor_duplicates_of_CP932_become_the_characters_that_Windows_shows()
    {
        var names = Accepted("cp932.csv").Select(completion => completion.Name).ToArray();

        names.Should().Contain(["髙橋　花子", "山﨑　健", "齊藤　誠"]);
    }

    [Test]
    public void The_name_of_a_workbook_has_both_halves_and_no_reading()
    {
        var names = Accepted("regional.xlsx").Select(completion => completion.Name).ToArray();

        names.Should().Contain("𠮷田　悟");
        names.Should().NotContain(name => name.Contains('ヨ'));
    }

    [Test]
    public void Dates_of_a_workbook_are_days_whatever_their_format()
    {
        var days = Accepted("regional.xlsx").ToDictionary(
            completion => completion.LearnerNumber, completion => completion.CompletedOn);

        days["Q06-HA-0001"].Should().Be(new DateOnly(2025, 1, 31));
        days["Q06-HA-0002"].Should().Be(new DateOnly(2025, 2, 28));
        days["Q06-HA-0004"].Should().Be(new DateOnly(2025, 1, 31));
        days["Q06-HA-0016"].Should().Be(new DateOnly(2025, 2, 28));
    }

    [Test]
    public void Sheets_that_are_no_roster_are_named()
    {
        RosterReading.TryOpen(
            SampleRosters.Path("regional.xlsx"), SampleRosters.Rules, out var reading, out _).Should().BeTrue();
        using (reading)
        {
            reading!.Facts.Sheet.Should().Be("修了者名簿");
            reading.Facts.Warnings.Select(warning => warning.Code).Should().Equal(
                RosterProblemCodes.ColumnsDropped, RosterProblemCodes.SheetNotRead, RosterProblemCodes.HiddenSheet);
        }
    }

    private static Completion[] Accepted(string file)
    {
        RosterReading.TryOpen(SampleRosters.Path(file), SampleRosters.Rules, out var reading, out _).Should().BeTrue();
        using (reading)
        {
            return [.. reading!.Judgements().Select(judgement => judgement.Completion).OfType<Completion>()];
        }
    }

    private static Expectation Read(string file)
    {
        var path = SampleRosters.Path(Path.GetFileNameWithoutExtension(file) + ".expected.json");
        return JsonSerializer.Deserialize<Expectation>(File.ReadAllBytes(path), Options)!;
    }

    private static string Describe(int line, string? learner, string disposition, IEnumerable<string> codes) =>
        $"{line} {learner ?? "-"} {disposition} {string.Join(' ', codes)}";
}
