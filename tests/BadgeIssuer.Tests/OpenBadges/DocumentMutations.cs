using System.Text.Json.Nodes;
using BadgeIssuer.Tests.Verification.Table;

namespace BadgeIssuer.Tests.OpenBadges;

/// <summary>A document with one member or item removed, or replaced by another value.</summary>
internal static class DocumentMutations
{
    /// <summary>Every one of them: what was done, and the document.</summary>
    public static IEnumerable<(string What, string Json)> Of(JsonNode document, string?[] values)
    {
        foreach (var pointer in Pointers(document, "").Where(pointer => pointer.Length > 0))
        {
            var removed = document.DeepClone();
            JsonEdits.Remove(removed, pointer);
            yield return ($"{pointer} removed", removed.ToJsonString());

            foreach (var value in values)
            {
                var replaced = document.DeepClone();
                JsonEdits.Set(replaced, pointer, value is null ? null : JsonNode.Parse(value));
                yield return ($"{pointer} = {value ?? "null"}", replaced.ToJsonString());
            }
        }
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string pointer) => node switch
    {
        JsonObject members => members.SelectMany(member => Pointers(member.Value, $"{pointer}/{member.Key}")).Prepend(pointer),
        JsonArray items => items.SelectMany((item, index) => Pointers(item, $"{pointer}/{index}")).Prepend(pointer),
        _ => [pointer],
    };
}
