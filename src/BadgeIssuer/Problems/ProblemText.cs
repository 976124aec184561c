using System.Text.Json;

namespace BadgeIssuer.Problems;

/// <summary>What the catalogue holds for one code.</summary>
/// <param name="Sentence">What is wrong, with places <c>{0}</c>, <c>{1}</c> … for the problem's arguments.</param>
/// <param name="Remedy">What to do about it, with the same places.</param>
internal sealed record ProblemText(LocalizedText Sentence, LocalizedText Remedy)
{
    public static ProblemText Read(JsonElement entry) => new(ReadText(entry), ReadText(entry.GetProperty("remedy")));

    private static LocalizedText ReadText(JsonElement text) =>
        new(text.GetProperty("ja").GetString()!, text.GetProperty("en").GetString()!);
}
