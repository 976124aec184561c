using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using BadgeIssuer.Skills;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

public sealed class CatalogueTests
{
    private const string First = "achievements/MDXQ2-T1-1-v1.json";
    private const string Second = "achievements/MDXQ2-T1-2-v1.json";
    private const string Framework = "skills/dss-p-1.2.json";

    private static readonly string[] Names =
        ["code", "version", "state", "name", "term", "skills", "aliases", "approval", "artwork", "programme", "tier"];

    private static readonly string[] Values =
        ["null", "0", "1e9", "-1", "true", "\"\"", "\"x\"", "[]", "[1]", "[null]", "{}", "{\"ja\":1}"];

    private static IEnumerable<TestCaseData> Damage()
    {
        yield return Case(First, "machine-deep-learning", "machine-dream-learning",
            CatalogueProblemCodes.UnknownSkill, First + "#/skills/0", "a skill that nobody defined");
        yield return Case(Framework, "\"review\": {", "\"inspection\": {",
            CatalogueProblemCodes.DraftSkill, First + "#/skills/4", "a framework that nobody compared");
        yield return Case(First, "\"skills\": [", "\"skills\": [], \"aliases2\": [",
            CatalogueProblemCodes.NoSkills, First + "#/skills", "an approved achievement without skills");
        yield return Case(First, "\"criteria\": {", "\"criterion\": {",
            CatalogueProblemCodes.MissingMember, First + "#/criteria", "missing criteria");
        yield return Case(First, "\"criteria\": {", "\"criterion\": {",
            CatalogueProblemCodes.UnknownMember, First + "#/criterion", "a misspelt member");
        yield return Case(First, "\"2025-01-31\"", "\"2024-01-31\"",
            CatalogueProblemCodes.TermReversed, First + "#/term", "a term that ends before it begins");
        yield return Case(First, "\"2025-01-31\"", "\"2025-01-32\"",
            CatalogueProblemCodes.InvalidValue, First + "#/term/end", "a day that does not exist");
        yield return Case(Second, "\"MDXQ2-T1-2\"", "\"MDXQ2-T1-1\"",
            CatalogueProblemCodes.RepeatedVersion, Second + "#/version", "two files with one version");
        yield return Case(Second, "\"不良個所自動検出\"", "\"需要予測・ 在庫最適化\"",
            CatalogueProblemCodes.AliasClash, Second + "#/aliases/0", "an alias of another achievement, but for a blank");
        yield return Case(First, "\"approval\": {", "\"consent\": {",
            CatalogueProblemCodes.NoApproval, First + "#/approval", "approved by nobody");
        yield return Case(First, "dss-p/1.2/skill/statistics-visualization", "dss-p/1.2/skill/machine-deep-learning",
            CatalogueProblemCodes.RepeatedSkill, First + "#/skills/1", "one skill twice");
        yield return Case(First, "\"code\": \"MDXQ2-T1-1\"", "\"code\": \"../MDXQ2\"",
            CatalogueProblemCodes.InvalidValue, First + "#/code", "a code that leads out of a folder");
        yield return Case(Framework, "\"category\": \"personal\"", "\"category\": \"nowhere\"",
            CatalogueProblemCodes.UnknownCategory, Framework + "#/skills/43/category", "a category that is not there");
        yield return Case(First, "{", "[", CatalogueProblemCodes.Unreadable, First + "#", "no JSON");
        yield return Case("operators.json", "\"B\"", "\"A\"",
            CatalogueProblemCodes.RepeatedOperator, "operators.json#/operators/1/code", "one operator's code twice");

        static TestCaseData Case(string file, string what, string by, string code, string pointer, string name) =>
            new TestCaseData(file, what, by, code, pointer).SetArgDisplayNames(name);
    }

    [Test]
    public void The_sample_catalogue_holds_the_ten_programmes()
    {
        var catalogue = Samples.Read(out var problems);

        problems.Should().BeEmpty();
        catalogue!.Achievements.Should().HaveCount(10);
        catalogue.Approved.Should().HaveCount(9);
        catalogue.Achievement("MDXQ2-ORIG-v1")!.State.Should().Be(AchievementState.Draft);
        catalogue.Achievement("MDXQ2-T2-2-v1")!.Aliases.Should().Contain("製造運輸業の業務最適化");
        catalogue.Frameworks.Single().Skills.Should().HaveCount(49).And.OnlyHaveUniqueItems(skill => skill.Code);
        catalogue.Operators.Should().NotBeEmpty();
    }

    [Test]
    public void No_text_of_the_sample_catalogue_states_a_personal_level()
    {
        foreach (var achievement in Samples.Catalogue.Achievements)
        {
            var text = string.Join(' ', achievement.Description, achievement.Criteria);
            text.Should().NotContainAny("レベル", "習得した", "身につけた", "level", "master", "proficien");
        }
    }

    [TestCaseSource(nameof(Damage))]
    public void Says_what_is_wrong_and_where(string file, string what, string by, string code, string pointer)
    {
        var catalogue = Samples.Read(out var problems, files =>
        {
            var at = files[file].IndexOf(what, StringComparison.Ordinal);
            at.Should().BeGreaterThanOrEqualTo(0, "the sample must hold what is damaged");
            files[file] = files[file].Remove(at, what.Length).Insert(at, by);
        });

        catalogue.Should().BeNull();
        problems.Should().Contain(problem => problem.Code == code && problem.Pointer == pointer);
    }

    [Test]
    public void Lists_the_problems_of_all_files_at_once()
    {
        Samples.Read(out var problems, files =>
        {
            files[First] = files[First].Replace("\"term\"", "\"time\"", StringComparison.Ordinal);
            files[Second] = files[Second].Replace("\"code\"", "\"kode\"", StringComparison.Ordinal);
        });

        problems.Select(problem => problem.Pointer![..problem.Pointer!.IndexOf('#', StringComparison.Ordinal)])
            .Should().Contain([First, Second]);
    }

    [Test]
    public void A_retired_version_may_stand_beside_the_approved_one()
    {
        var catalogue = Samples.Read(out var problems, files =>
        {
            files["achievements/MDXQ2-T1-1-v2.json"] = Change(files[First], json =>
            {
                json["version"] = 2;
                json["approval"]!.AsObject().Remove("sha256");
            });
            files[First] = files[First].Replace("\"approved\"", "\"retired\"", StringComparison.Ordinal);
        });

        problems.Should().BeEmpty();
        catalogue!.Approved.Should().HaveCount(9).And.Contain(achievement => achievement.Id == "MDXQ2-T1-1-v2");
    }

    [TestCase("name")]
    [TestCase("criteria")]
    [TestCase("skills")]
    [TestCase("term")]
    [TestCase("artwork")]
    public void What_was_approved_cannot_lose_a_member_or_have_another_value(string member)
    {
        Samples.Read(out var removed, files => files[First] = Change(files[First], json => json.Remove(member)));
        Samples.Read(out var other, files => files[First] = Change(files[First], json => json["aliases"] = new JsonArray(member)));

        removed.Concat(other).Count(problem => problem.Code == CatalogueProblemCodes.ApprovedChanged).Should().Be(2);
    }

    [Test]
    public void Neither_white_space_nor_the_order_of_members_is_what_was_approved()
    {
        Samples.Read(out var problems, files => files[First] = Change(files[First], json =>
        {
            var code = json["code"];
            json.Remove("code");
            json["code"] = code;
        }));

        problems.Should().BeEmpty();
    }

    [Test]
    public void Two_approved_versions_of_one_achievement_are_refused()
    {
        Samples.Read(out var problems, files => files["achievements/MDXQ2-T1-1-v2.json"] =
            files[First].Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));

        problems.Should().Contain(problem => problem.Code == CatalogueProblemCodes.TwoApproved);
    }

    [Test]
    public void Whatever_a_file_holds_reading_it_ends_with_problems_and_not_with_an_exception() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var file = new CatalogueFile("achievements/x.json", bytes);
            var catalogue = Catalogue.Read([new CatalogueFile("skills/x.json", bytes)], [file], file, [file], out var problems);
            return catalogue is null && !problems.IsEmpty;
        });

    [Test]
    public void Whatever_value_stands_in_a_member_reading_ends_with_problems_and_not_with_an_exception() =>
        Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Values.Length - 1]).Sample((name, value) =>
        {
            var json = $"{{\"{Names[name]}\":{Values[value]}}}";
            var file = new CatalogueFile("achievements/x.json", System.Text.Encoding.UTF8.GetBytes(json));
            Catalogue.Read([], [file], null, [], out var problems);
            return !problems.IsEmpty;
        });

    private static string Change(string file, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(file)!.AsObject();
        change(json);
        return json.ToJsonString();
    }
}
