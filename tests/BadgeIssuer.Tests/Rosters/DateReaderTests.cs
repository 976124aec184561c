using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class DateReaderTests
{
    public sealed record Vectors(string Source, DateCase[] Cases);

    public sealed record DateCase(string Text, DateOnly? Date, string? Code);

    private static IEnumerable<TestCaseData> Cases() =>
        RosterVectors.Read<Vectors>("dates.json").Cases
            .Select(item => new TestCaseData(item).SetArgDisplayNames(item.Text));

    [TestCaseSource(nameof(Cases))]
    public void Reads_or_refuses_what_the_table_says(DateCase item) =>
        DateReader.Read(item.Text).Should().Be(new DateReading(item.Date, item.Code));

    [TestCase(1, "1900-01-01")]
    [TestCase(59, "1900-02-28")]
    [TestCase(61, "1900-03-01")]
    [TestCase(45688, "2025-01-31")]
    [TestCase(45688.99999, "2025-01-31")]
    [TestCase(2958465, "9999-12-31")]
    public void Counts_days_from_1900_as_Excel_does(double serial, string date) =>
        DateReader.FromSerial(serial, ExcelDateSystem.From1900).Should().Be(Day(date));

    [TestCase(0)]
    [TestCase(0.5)]
    [TestCase(-1)]
    [TestCase(60, Description = "1900-02-29 was never a day")]
    [TestCase(60.25)]
    [TestCase(2958466)]
    [TestCase(double.NaN)]
    public void Refuses_a_number_that_is_no_day_since_1900(double serial) =>
        DateReader.FromSerial(serial, ExcelDateSystem.From1900).Code.Should().Be(RosterProblemCodes.DateImpossible);

    [TestCase(0, "1904-01-01")]
    [TestCase(60, "1904-03-01")]
    [TestCase(44226, "2025-01-31")]
    public void Counts_days_from_1904_where_the_workbook_says_so(double serial, string date) =>
        DateReader.FromSerial(serial, ExcelDateSystem.From1904).Should().Be(Day(date));

    [TestCase(-1)]
    [TestCase(2957004)]
    public void Refuses_a_number_that_is_no_day_since_1904(double serial) =>
        DateReader.FromSerial(serial, ExcelDateSystem.From1904).Code.Should().Be(RosterProblemCodes.DateImpossible);

    [Test]
    public void A_number_that_lost_its_format_is_read_with_a_warning() =>
        DateReader.FromPlainNumber(45688, ExcelDateSystem.From1900)
            .Should().Be(new DateReading(new DateOnly(2025, 1, 31), RosterProblemCodes.DateIsSerial));

    [Test]
    public void A_number_of_eight_digits_is_a_day() =>
        DateReader.FromPlainNumber(20250131, ExcelDateSystem.From1900).Should().Be(Day("2025-01-31"));

    [TestCase(2025)]
    [TestCase(7.5)]
    [TestCase(-45688)]
    [TestCase(1e300)]
    [TestCase(39999)]
    public void Any_other_plain_number_is_refused(double number) =>
        DateReader.FromPlainNumber(number, ExcelDateSystem.From1900).Date.Should().BeNull();

    [Test]
    public void Every_day_comes_back_from_every_form_in_which_it_can_be_written() =>
        Gen.Int[new DateOnly(1873, 1, 1).DayNumber, new DateOnly(2099, 12, 31).DayNumber]
            .Select(DateOnly.FromDayNumber)
            .Sample(day => Forms(day).All(form => DateReader.Read(form).Date == day));

    [Test]
    public void Any_text_is_read_or_refused() =>
        Gen.OneOf(
                Gen.String,
                Gen.String["0123456789/-.年月日時分秒: TZ令和平成昭大明治正元MTSHR(金)　０１２"])
            .Sample(text => DateReader.Read(text) is { Date: not null } or { Code: not null });

    private static DateReading Day(string date) => new(DateOnly.ParseExact(date, "O"), null);

    private static IEnumerable<string> Forms(DateOnly day)
    {
        yield return $"{day.Year}/{day.Month}/{day.Day}";
        yield return $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}";
        yield return $"{day.Year}.{day.Month}.{day.Day}";
        yield return $"{day.Year}年{day.Month}月{day.Day}日";
        yield return $"{day.Year:D4}{day.Month:D2}{day.Day:D2}";
        yield return $"{day.Year}/{day.Month}/{day.Day} 12:34:56";

        var (name, letter, before) = day switch
        {
            _ when day >= new DateOnly(2019, 5, 1) => ("令和", 'R', 2018),
            _ when day >= new DateOnly(1989, 1, 8) => ("平成", 'H', 1988),
            _ when day >= new DateOnly(1926, 12, 25) => ("昭和", 'S', 1925),
            _ when day >= new DateOnly(1912, 7, 30) => ("大正", 'T', 1911),
            _ => ("明治", 'M', 1867),
        };
        yield return $"{name}{day.Year - before}年{day.Month}月{day.Day}日";
        yield return $"{letter}{day.Year - before}.{day.Month}.{day.Day}";
        yield return $"{letter}{day.Year - before}/{day.Month}/{day.Day}";
    }
}
