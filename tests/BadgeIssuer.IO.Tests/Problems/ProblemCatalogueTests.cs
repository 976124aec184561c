using System.Reflection;
using System.Text.RegularExpressions;
using BadgeIssuer.IO.Http;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;
using BadgeIssuer.Securing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Problems;

/// <summary>
/// The sentences and the codes agree. Here, because floor 3 sees every floor below that declares codes.
/// </summary>
public sealed partial class ProblemCatalogueTests
{
    private static readonly Assembly[] Floors =
    [
        typeof(Problem).Assembly, // OpenBadges
        typeof(ProofProblem).Assembly, // Securing
        Assembly.Load("BadgeIssuer.Artwork"),
        typeof(ProblemCatalogue).Assembly,
        typeof(BadgeInput).Assembly,
    ];

    // Floor 4 is read as source: no test below may know it.
    private static readonly string[] Floor4 = ["BadgeIssuer.Cli", "BadgeIssuer.Web"];

    private static readonly Dictionary<string, string> Declared = Floors
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Name.EndsWith("ProblemCodes", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (Code: (string)field.GetRawConstantValue()!, Place: $"{type.Name}.{field.Name}")))
        .Concat(Floor4
            .SelectMany(project => Directory.EnumerateFiles(
                Checkout.Path("src", project), "*ProblemCodes.cs", SearchOption.AllDirectories))
            .SelectMany(file => Constant().Matches(File.ReadAllText(file))
                .Select(constant => (Code: constant.Groups[1].Value, Place: Path.GetFileNameWithoutExtension(file)))))
        .GroupBy(declared => declared.Code, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(declared => declared.Place)));

    [Test]
    public void Every_declared_code_has_its_sentences() =>
        Declared.Keys.Except(ProblemCatalogue.Codes).Select(code => $"{code} ({Declared[code]})").Should().BeEmpty();

    [Test]
    public void No_sentence_is_left_without_its_code() =>
        ProblemCatalogue.Codes.Except(Declared.Keys).Should().BeEmpty();

    [Test]
    public void No_code_is_declared_twice() =>
        Declared.Where(declared => declared.Value.Contains(',', StringComparison.Ordinal)).Should().BeEmpty();

    [TestCaseSource(typeof(ProblemCatalogue), nameof(ProblemCatalogue.Codes))]
    public void Says_the_same_in_both_languages(string code)
    {
        var text = ProblemCatalogue.TextOf(code);

        code.Should().MatchRegex(@"^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$");
        text.Sentence.Japanese.Should().MatchRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]");
        text.Remedy.Japanese.Should().MatchRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]");
        text.Sentence.English.Should().MatchRegex(@"^[A-Z{""“\[(]").And.NotMatchRegex(@"[\p{IsHiragana}\p{IsKatakana}]");
        text.Remedy.English.Should().NotBeNullOrWhiteSpace();
        Places.In(text.Sentence.Japanese).Should().Equal(Places.In(text.Sentence.English));
        Places.In(text.Remedy.Japanese).Should().Equal(Places.In(text.Remedy.English));
        Braces().Matches(text.Sentence.Japanese + text.Sentence.English + text.Remedy.Japanese + text.Remedy.English)
            .Should().BeEmpty();
    }

    [Test]
    public void Fills_the_places_and_shows_what_would_act_on_the_page()
    {
        var problem = Problem.Of("fetch.too-large", "https://x.example/\u202E{1}", "10");

        ProblemCatalogue.Describe(problem, Language.English)
            .Should().Be("The answer of https://x.example/⟨U+202E⟩{1} is larger than 10 bytes.");
        ProblemCatalogue.Describe(problem with { Arguments = [] }, Language.English)
            .Should().Be("The answer of … is larger than … bytes.");
    }

    [Test]
    public void Describes_a_code_without_a_sentence_by_itself() =>
        ProblemCatalogue.Describe(Problem.Of("x.y", "z"), Language.Japanese).Should().Be("x.y z");

    [GeneratedRegex(@"const string \w+\s*=\s*""([^""]+)""")]
    private static partial Regex Constant();

    // A brace that is no place: {10}, {x}, or one left open.
    [GeneratedRegex(@"\{(?![0-9]\})|(?<!\{[0-9])\}")]
    private static partial Regex Braces();
}
