using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>Judges the extensions of an Open Badges 2.0 document by the JSON Schemas that their contexts name.</summary>
/// <remarks>
/// <para>An extension has a context of its own. Beside its terms that document may say which schema instances of a type keep
/// (<c>validation</c>, TypeValidation). Breaking it fails the check. A context or a schema that cannot be had or run is
/// told of by a warning and decides nothing, as with <see cref="CredentialSchemas"/>.</para>
/// <para>Source: Open Badges 2.0, “Extensions”, “Extension validation”.</para>
/// </remarks>
internal static class ExtensionSchemas
{
    private const int MaximumContexts = 8;

    private static readonly (string Prefix, string Expanded)[] Prefixes =
    [
        ("obi:", "https://w3id.org/openbadges#"),
        ("extensions:", "https://w3id.org/openbadges/extensions#"),
    ];

    /// <summary>Finds the first extension that violates its schema.</summary>
    /// <param name="roots">The assertion, its BadgeClass and its issuer's profile; their form has been judged.</param>
    /// <param name="documents">Where contexts and schemas come from.</param>
    /// <param name="warnings">Takes a warning for each extension that was not judged.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async ValueTask<Problem?> FindViolationAsync(
        IEnumerable<JsonElement> roots, FetchSession documents, List<Problem> warnings, CancellationToken cancellationToken)
    {
        var asked = 0;
        foreach (var (extension, pointer) in roots.SelectMany(root => AssertionExtensions.Find(root)))
        {
            foreach (var url in extension.Texts("@context"))
            {
                if (!WebScope.IsWeb(url) || ++asked > MaximumContexts
                    || await documents.GetJsonAsync(url, FetchSession.JsonTypes, cancellationToken)
                        is not JsonLookup.Found { Root: var context })
                {
                    warnings.Add(Problem.At(pointer, SchemaCheckProblemCodes.ExtensionNotJudged, url));
                    continue;
                }

                foreach (var schema in SchemasFor(extension, context))
                {
                    if (await CredentialSchemas.FindViolationAsync(
                        schema, pointer, extension, pointer, documents, warnings, cancellationToken) is { } violation)
                    {
                        return violation;
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> SchemasFor(JsonElement extension, JsonElement context)
    {
        var types = extension.Texts("type").Concat(extension.Texts("@type")).Select(Expand).ToHashSet(StringComparer.Ordinal);
        return Values(context, "validation")
            .Where(rule => Values(rule, "validatesType").Any(type => type.Text() is { } name && types.Contains(Expand(name))))
            .SelectMany(rule => Values(rule, "validationSchema"))
            .Select(schema => schema.Text())
            .OfType<string>()
            .Where(WebScope.IsWeb);
    }

    private static IEnumerable<JsonElement> Values(JsonElement node, string term) =>
        node.Values(term).Concat(node.Values("obi:" + term));

    private static string Expand(string name)
    {
        foreach (var (prefix, expanded) in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return expanded + name[prefix.Length..];
            }
        }

        return name;
    }
}
