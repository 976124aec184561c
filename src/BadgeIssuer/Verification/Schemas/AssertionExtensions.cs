using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>The form that every extension of an Open Badges 2.0 document has.</summary>
/// <remarks>
/// A property whose name begins with <c>extensions:</c> holds an object with a context of its own and with Extension among
/// its types. What the extension itself asks for is not judged. A property whose name is an IRI may be an extension or
/// any other linked data, and is one only if it says so. Source: Open Badges 2.0, “Extensions”.
/// </remarks>
internal static class AssertionExtensions
{
    private const string Prefix = "extensions:";

    private static readonly string[] Types = ["Extension", "obi:Extension", "https://w3id.org/openbadges#Extension"];

    private static readonly string[] Nested = ["badge", "issuer"];

    /// <summary>Checks the extensions of a document and of those that stand inside it.</summary>
    public static ImmutableArray<Problem> Check(JsonElement document) => [.. Find(document, "")];

    private static IEnumerable<Problem> Find(JsonElement node, string pointer)
    {
        if (node.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        var own = node.EnumerateObject()
            .Where(member => member.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .SelectMany(member => node.ValuesAt(pointer, member.Name))
            .SelectMany(extension => Judge(extension.Value, extension.Pointer));
        return own.Concat(Nested.SelectMany(name => node.Object(name) is { } inner ? Find(inner, $"{pointer}/{name}") : []));
    }

    private static IEnumerable<Problem> Judge(JsonElement extension, string pointer)
    {
        if (extension.ValueKind is not JsonValueKind.Object)
        {
            yield return Problem.At(pointer, SchemaProblemCodes.WrongType, Prefix, "Extension");
            yield break;
        }

        if (extension.Member("@context") is null)
        {
            yield return Problem.At(pointer, SchemaProblemCodes.Required, "@context");
        }

        if (!Types.Any(type => extension.IsOf(type)))
        {
            yield return Problem.At(pointer + "/type", SchemaProblemCodes.Constraint, "type", "Extension");
        }
    }
}
