using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>The form that every extension of an Open Badges 2.0 document has.</summary>
/// <remarks>
/// A property whose name begins with <c>extensions:</c>, or with what that stands for, holds an object with a context of its
/// own and with Extension among its types. A property whose name is another IRI may be an extension or any other linked
/// data; it is judged as an extension where its value says that it is one. What the extension itself asks for is judged by
/// <see cref="ExtensionSchemas"/>. Source: Open Badges 2.0, “Extensions”.
/// </remarks>
internal static class AssertionExtensions
{
    private const string Prefix = "extensions:";

    private const string ExpandedPrefix = "https://w3id.org/openbadges/extensions#";

    private static readonly string[] Types = ["Extension", "obi:Extension", "https://w3id.org/openbadges#Extension"];

    private static readonly string[] Nested = ["badge", "issuer"];

    /// <summary>Checks the extensions of a document and of those that stand inside it.</summary>
    public static ImmutableArray<Problem> Check(JsonElement document) =>
        [.. Find(document).SelectMany(extension => Judge(extension.Value, extension.Pointer))];

    /// <summary>The extensions of a document and of those that stand inside it.</summary>
    public static IEnumerable<(JsonElement Value, string Pointer)> Find(JsonElement document, string pointer = "")
    {
        if (document.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        return document.EnumerateObject()
            .Where(member => member.Name.Contains(':', StringComparison.Ordinal))
            .SelectMany(member => document.ValuesAt(pointer, member.Name)
                .Where(value => IsExtensionByName(member.Name) || IsExtension(value.Value))
                .Select(value => (value.Value, PointerTo(pointer, member.Name, value.Pointer))))
            .Concat(Nested.SelectMany(name =>
                document.Object(name) is { } inner ? Find(inner, $"{pointer}/{name}") : []));
    }

    private static bool IsExtensionByName(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) || name.StartsWith(ExpandedPrefix, StringComparison.Ordinal);

    private static bool IsExtension(JsonElement value) => Types.Any(type => value.IsOf(type));

    // A name that is an IRI has slashes in it, which a pointer escapes.
    private static string PointerTo(string parent, string name, string place)
    {
        var index = place[(parent.Length + 1 + name.Length)..];
        return $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}{index}";
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

        if (!IsExtension(extension))
        {
            yield return Problem.At(pointer + "/type", SchemaProblemCodes.Constraint, "type", "Extension");
        }
    }
}
