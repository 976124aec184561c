using System.Globalization;
using System.Text.Json.Nodes;

namespace BadgeIssuer.Tests.Verification.Table;

/// <summary>Changes to a JSON document by JSON Pointers.</summary>
internal static class JsonEdits
{
    /// <summary>Sets a member or an item; <c>-</c> adds an item, and an empty pointer is the whole document.</summary>
    public static JsonNode? Set(JsonNode? root, string pointer, JsonNode? value)
    {
        if (pointer.Length == 0)
        {
            return value;
        }

        var (parent, name) = Parent(root!, pointer);
        if (parent is not JsonArray array)
        {
            parent[name] = value;
        }
        else if (name == "-")
        {
            array.Add(value);
        }
        else
        {
            array[Index(name)] = value;
        }

        return root;
    }

    public static void Remove(JsonNode root, string pointer)
    {
        var (parent, name) = Parent(root, pointer);
        if (parent is JsonArray array)
        {
            array.RemoveAt(Index(name));
        }
        else if (!parent.AsObject().Remove(name))
        {
            throw new InvalidDataException($"{pointer} is not there to remove.");
        }
    }

    private static (JsonNode Parent, string Name) Parent(JsonNode node, string pointer)
    {
        var steps = pointer.Split('/').Skip(1)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToArray();
        foreach (var step in steps[..^1])
        {
            node = (node is JsonArray array ? array[Index(step)] : node[step])
                ?? throw new InvalidDataException($"{pointer} leads nowhere.");
        }

        return (node, steps[^1]);
    }

    private static int Index(string step) => int.Parse(step, NumberStyles.None, CultureInfo.InvariantCulture);
}
