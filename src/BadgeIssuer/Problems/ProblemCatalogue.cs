using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Problems;

/// <summary>What the product says about each problem, in Japanese and English.</summary>
/// <remarks>
/// <para>The sentences stand in the embedded files <c>Problems/*.json</c>, one file a room, and are read once. A test
/// holds that every code that is declared has its sentences and that no sentence is left without its code.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
public static class ProblemCatalogue
{
    private const string ResourceFolder = "Problems/";

    private static readonly FrozenDictionary<string, ProblemText> Texts = ReadAll();

    /// <summary>Every code that has its sentences, in ordinal order.</summary>
    public static ImmutableArray<string> Codes { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The sentence that tells a reader what is wrong.</summary>
    /// <param name="problem">
    /// The problem. Its arguments are shown as <see cref="VisibleText"/> shows a stranger's text.
    /// </param>
    /// <param name="language">The reader's language.</param>
    /// <returns>The sentence; for a code without one, the code and the arguments, so that a report is never lost.</returns>
    public static string Describe(Problem problem, Language language)
    {
        ArgumentNullException.ThrowIfNull(problem);

        return Texts.TryGetValue(problem.Code, out var text)
            ? Places.Fill(text.Sentence.In(language), problem.Arguments)
            : string.Join(' ', [problem.Code, .. problem.Arguments.Select(VisibleText.Of)]);
    }

    /// <summary>The sentence that tells a reader what to do about it.</summary>
    /// <param name="problem">The problem; its arguments fill the places of the remedy too.</param>
    /// <param name="language">The reader's language.</param>
    /// <returns>The sentence, or the empty string for a code that the catalogue does not hold.</returns>
    public static string Remedy(Problem problem, Language language)
    {
        ArgumentNullException.ThrowIfNull(problem);

        return Texts.TryGetValue(problem.Code, out var text)
            ? Places.Fill(text.Remedy.In(language), problem.Arguments)
            : string.Empty;
    }

    /// <summary>The two texts of a code, with their places unfilled.</summary>
    internal static ProblemText TextOf(string code) => Texts[code];

    private static FrozenDictionary<string, ProblemText> ReadAll()
    {
        var texts = new Dictionary<string, ProblemText>(StringComparer.Ordinal);
        var assembly = typeof(ProblemCatalogue).Assembly;

        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream, new() { AllowDuplicateProperties = false });

            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (!texts.TryAdd(entry.Name, ProblemText.Read(entry.Value)))
                {
                    throw new InvalidDataException($"{name} gives {entry.Name} a second time.");
                }
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
