using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The entries of one context object, in their order, those of an imported one beneath them.</summary>
internal sealed class ContextDefinition
{
    private readonly Dictionary<string, JsonElement> _entries = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => _entries.Keys;

    public static ContextDefinition Of(JsonElement context)
    {
        var definition = new ContextDefinition();
        definition.Add(context);
        return definition;
    }

    public static ContextDefinition Merge(JsonElement imported, ContextDefinition over)
    {
        var definition = Of(imported);
        foreach (var (key, value) in over._entries)
        {
            definition._entries[key] = value;
        }

        return definition;
    }

    public bool TryGet(string key, out JsonElement value) => _entries.TryGetValue(key, out value);

    private void Add(JsonElement context)
    {
        foreach (var entry in context.EnumerateObject())
        {
            _entries[entry.Name] = entry.Value;
        }
    }
}
