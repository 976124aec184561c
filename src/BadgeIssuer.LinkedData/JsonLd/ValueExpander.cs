using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Value Expansion algorithm.</summary>
/// <remarks>Source: JSON-LD 1.1 API §5.3.2. Steps are numbered as there.</remarks>
internal static class ValueExpander
{
    /// <summary>Expands a scalar of the document.</summary>
    public static ExpandedElement Expand(ActiveContext active, TermDefinition? definition, JsonElement value) =>
        value.ValueKind is JsonValueKind.String
            ? Expand(active, definition, value.GetString()!)
            : WithType(ExpandedElement.Value(value), definition);

    /// <summary>Expands a string.</summary>
    public static ExpandedElement Expand(ActiveContext active, TermDefinition? definition, string value)
    {
        // 1, 2
        if (definition?.TypeMapping is Keywords.Id or Keywords.Vocab)
        {
            var vocab = definition.TypeMapping is Keywords.Vocab;
            return ExpandedElement.Node(IriExpander.Expand(active, value, documentRelative: true, vocab));
        }

        // 3, 4
        var result = WithType(ExpandedElement.Value(value), definition);
        if (result.Types is null)
        {
            // 5.1, 5.2
            result.Language = definition is { HasLanguage: true } ? definition.Language : active.DefaultLanguage;
            result.Direction = definition is { HasDirection: true } ? definition.Direction : active.DefaultDirection;
        }

        // 6
        return result;
    }

    // 4
    private static ExpandedElement WithType(ExpandedElement result, TermDefinition? definition)
    {
        if (definition?.TypeMapping is { } type and not (Keywords.Id or Keywords.Vocab or Keywords.None))
        {
            result.Types = [type];
        }

        return result;
    }
}
