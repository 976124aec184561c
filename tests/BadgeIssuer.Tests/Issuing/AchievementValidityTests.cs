using BadgeIssuer.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

/// <summary>How long badges are valid. Source of the last days: Civil Code of Japan, Articles 140 and 143.</summary>
public sealed class AchievementValidityTests
{
    [TestCase("2025-01-31", 12, "2026-01-31")]
    [TestCase("2025-01-30", 12, "2026-01-30")]
    [TestCase("2025-03-31", 36, "2028-03-31")]
    [TestCase("2024-02-28", 12, "2025-02-28", Description = "begins on 29 February, which the next year does not have")]
    [TestCase("2024-02-29", 12, "2025-02-28")]
    [TestCase("2024-02-29", 48, "2028-02-29")]
    [TestCase("2025-02-28", 1, "2025-03-31", Description = "begins on the first of a month, and so ends with the month")]
    [TestCase("2025-01-30", 1, "2025-02-28", Description = "begins on the 31st, which February does not have")]
    [TestCase("2025-01-15", 1, "2025-02-15")]
    public void A_validity_ends_as_the_Civil_Code_lets_a_period_end(string completed, int months, string last) =>
        new AchievementValidity(months).LastDayFrom(DateOnly.Parse(completed)).Should().Be(DateOnly.Parse(last));

    [TestCase("\"validity\": {\"years\": 3},", 36)]
    [TestCase("\"validity\": {\"months\": 18},", 18)]
    public void A_definition_states_it_in_years_or_months(string member, int months) =>
        Read(member, out _)!.Achievement(Samples.AchievementId)!.Validity!.Months.Should().Be(months);

    [TestCase("\"validity\": {},")]
    [TestCase("\"validity\": {\"years\": 1, \"months\": 6},")]
    [TestCase("\"validity\": {\"years\": 0},")]
    [TestCase("\"validity\": {\"years\": 101},")]
    [TestCase("\"validity\": {\"months\": -1},")]
    [TestCase("\"validity\": \"P3Y\",")]
    public void Anything_else_is_refused_by_name(string member)
    {
        Read(member, out var problems).Should().BeNull();
        problems.Should().Contain(problem => problem.Contains("/validity", StringComparison.Ordinal));
    }

    private static Skills.Catalogue? Read(string member, out IReadOnlyList<string> pointers)
    {
        var catalogue = Samples.Read(
            out var problems, files => Samples.WithMember(files, $"achievements/{Samples.AchievementId}.json", member));
        pointers = [.. problems.Select(problem => problem.Pointer ?? "")];
        return catalogue;
    }
}
