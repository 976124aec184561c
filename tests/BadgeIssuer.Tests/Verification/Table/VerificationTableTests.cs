using System.Text.Json;
using BadgeIssuer.Tests.Architecture;
using BadgeIssuer.Tests.Vectors;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification.Table;

/// <summary>The table of cases: standard by standard, format by format, check by check.</summary>
public sealed class VerificationTableTests
{
    private static readonly TableFile[] Files =
    [
        .. Directory.GetFiles(Checkout.Path("tests", "vectors", "verification", "cases"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(VectorFiles.Read<TableFile>),
    ];

    private static IEnumerable<TestCaseData> Cases() => Files.SelectMany(file => file.Cases).Select(@case =>
        new TestCaseData(@case).SetArgDisplayNames($"{@case.Standard} {@case.Format} {@case.Check}: {@case.Name}"));

    [TestCaseSource(nameof(Cases))]
    public async Task Says_of(object expected)
    {
        var @case = (TableCase)expected;

        var report = await VerifyAsync(@case);

        var said = string.Join('\n', report.Checks.Select(check => $"{check.Check} {check.Outcome} {check.Problem}"))
            + "\n" + string.Join('\n', report.Warnings);
        var result = report[Enum.Parse<CheckId>(@case.Check, ignoreCase: true)];
        Name(report.Verdict).Should().Be(@case.Expect.Verdict, said);
        Name(result.Outcome).Should().Be(@case.Expect.Outcome, said);
        result.Problem?.Code.Should().Be(@case.Expect.Code, said);
        if (@case.Expect.Pointer is { } pointer)
        {
            result.Problem!.Pointer.Should().Be(pointer, said);
        }

        if (@case.Expect.Status is { } status)
        {
            Name(report.Status).Should().Be(status, said);
        }

        (@case.Expect.Warnings ?? []).Except(report.Warnings.Select(warning => warning.Code)).Should().BeEmpty(said);
    }

    [Test]
    public void Every_case_has_a_name_of_its_own() =>
        Files.SelectMany(file => file.Cases)
            .Select(@case => (@case.Standard, @case.Format, @case.Carrier, @case.Check, @case.Name))
            .Should().OnlyHaveUniqueItems();

    [Test]
    public void The_table_holds_good_and_bad_cases_for_every_check_in_every_format()
    {
        (string Standard, string Format)[] formats =
            [("3.0", "vc-jwt"), ("3.0", "data-integrity"), ("3.0", "jcs"), ("2.0", "hosted"), ("2.0", "jws")];
        var cases = Files.SelectMany(file => file.Cases).ToArray();

        TestContext.Out.WriteLine("standard  format          check         valid  invalid  undetermined");
        foreach (var group in cases.GroupBy(@case => (@case.Standard, @case.Format, @case.Check)).OrderBy(group => group.Key))
        {
            int Of(string verdict) => group.Count(@case => @case.Expect.Verdict == verdict);
            TestContext.Out.WriteLine(
                $"{group.Key.Standard,-9} {group.Key.Format,-15} {group.Key.Check,-13} {Of("valid"),5} {Of("invalid"),8} {Of("undetermined"),13}");
        }

        TestContext.Out.WriteLine($"{cases.Length} cases");

        var lacking =
            from format in formats
            from check in Enum.GetValues<CheckId>()
            let outcomes = cases
                .Where(@case => (@case.Standard, @case.Format) == format && @case.Check == Name(check))
                .Select(@case => @case.Expect.Outcome).ToHashSet()
            let isBare = format.Standard == "2.0" && check is CheckId.Refresh
            where !(outcomes.Overlaps(["passed", "notApplicable"]) && (isBare || outcomes.Overlaps(["failed", "inconclusive", "notRun"])))
            select (format, check);
        lacking.Should().BeEmpty();
    }

    private static async Task<VerificationReport> VerifyAsync(TableCase @case)
    {
        using var builder = new CaseBuilder();
        return await builder.Issuer.VerifyAsync(builder.Build(@case), @case.Recipient, @case.At);
    }

    private static string Name<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
