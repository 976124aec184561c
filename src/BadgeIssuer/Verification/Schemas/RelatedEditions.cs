using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>The other editions of an Open Badges 2.0 document (<c>related</c>): at most one for a language and version.</summary>
/// <remarks>
/// An entry that says neither names no edition, and any number of them may stand. Source: Open Badges 2.0,
/// “Internationalization and Multilingual Badges” and “Version Control”. Open Badges 3.0 says nothing of the kind.
/// </remarks>
internal static class RelatedEditions
{
    private static readonly string[] Nested = ["badge", "issuer"];

    /// <summary>Checks a document and those that stand inside it.</summary>
    public static IEnumerable<Problem> Check(JsonElement document, string pointer = "")
    {
        var editions = new HashSet<(string?, string?)>();
        foreach (var (place, related) in document.ValuesAt(pointer, "related"))
        {
            var language = related.Text("@language")?.ToLowerInvariant();
            var version = related.Member("version") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } stated
                ? stated.ToString()
                : null;
            if ((language ?? version) is not null && !editions.Add((language, version)))
            {
                yield return Problem.At(
                    place, SchemaCheckProblemCodes.RelatedTwice, string.Join(' ', new[] { language, version }.OfType<string>()));
            }
        }

        foreach (var problem in Nested.SelectMany(name =>
            document.Object(name) is { } inner ? Check(inner, $"{pointer}/{name}") : []))
        {
            yield return problem;
        }
    }
}
