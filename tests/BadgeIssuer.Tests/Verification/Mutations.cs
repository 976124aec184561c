using System.Text.Json.Nodes;

namespace BadgeIssuer.Tests.Verification;

/// <summary>Changes one member of a document.</summary>
internal static class Mutations
{
    /// <summary>Puts <paramref name="json"/> in the place of one member, wherever it stands in the document.</summary>
    public static void ReplaceMember(JsonObject document, int which, string json)
    {
        var places = Members(document).ToArray();
        if (places.Length > 0)
        {
            var (parent, name) = places[which % places.Length];
            parent[name] = JsonNode.Parse(json);
        }
    }

    /// <summary>The document as text, after the change.</summary>
    public static string Edit(string document, int which, string json)
    {
        var node = JsonNode.Parse(document)!.AsObject();
        ReplaceMember(node, which, json);
        return node.ToJsonString();
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Members(member.Value).Prepend((parent, member.Key))),
        JsonArray array => array.SelectMany(Members),
        _ => [],
    };
}
