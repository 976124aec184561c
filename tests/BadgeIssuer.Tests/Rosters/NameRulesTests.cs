using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class NameRulesTests
{
    public sealed record Vectors(string Source, NameCase[] Cases);

    public sealed record NameCase(string Cell, string? Name, string[] Codes);

    private static IEnumerable<TestCaseData> Cases() =>
        RosterVectors.Read<Vectors>("names.json").Cases
            .Select((item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {string.Join(' ', item.Codes)}"));

    [TestCaseSource(nameof(Cases))]
    public void Keeps_or_refuses_what_the_table_says(NameCase item)
    {
        NameRules.Check(item.Cell, out var name).Should().Equal(item.Codes);
        if (item.Name is not null)
        {
            name.Should().Be(item.Name);
        }
    }

    [Test]
    public void Half_of_a_character_is_a_lost_one()
    {
        NameRules.Check("田\uD842", out _).Should().Equal(RosterProblemCodes.NameLostCharacter);
        NameRules.Check("\uDFB7田", out _).Should().Equal(RosterProblemCodes.NameLostCharacter);
    }

    [Test]
    public void Length_counts_code_points_and_not_code_units()
    {
        NameRules.Check(string.Concat(Enumerable.Repeat("𠮷", 100)), out _).Should().BeEmpty();
        NameRules.Check(string.Concat(Enumerable.Repeat("𠮷", 101)), out _)
            .Should().Equal(RosterProblemCodes.NameTooLong);
    }

    [Test]
    public void A_name_is_never_changed_but_trimmed() =>
        Gen.String.Sample(cell =>
        {
            NameRules.Check(cell, out var name);
            return name == cell.Trim();
        });
}
