using System.Numerics;
using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Reads <c>@container</c>: steps 19.1 to 19.3 of Create Term Definition.</summary>
internal static class TermContainersReader
{
    public static TermContainers Read(JsonElement value, string term, bool isMode10)
    {
        // 19.2
        if (isMode10 && value.ValueKind is not JsonValueKind.String)
        {
            throw Invalid(term);
        }

        var containers = TermContainers.None;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                containers = One(value, term);
                break;

            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    containers |= One(item, term);
                }

                break;

            default:
                throw Invalid(term);
        }

        var isAllowed = containers is not TermContainers.None && IsAllowed(containers);
        var isNew = (containers & (TermContainers.Graph | TermContainers.Id | TermContainers.Type)) != 0;
        return isAllowed && !(isMode10 && isNew) ? containers : throw Invalid(term);
    }

    // 19.1: one; or @graph with @id or @index, and perhaps @set; or @set with one of the others but @list.
    private static bool IsAllowed(TermContainers containers)
    {
        var others = containers & ~TermContainers.Set;
        return BitOperations.PopCount((uint)containers) == 1
            || others is (TermContainers.Graph | TermContainers.Id) or (TermContainers.Graph | TermContainers.Index)
            || (others != TermContainers.List && BitOperations.PopCount((uint)others) == 1);
    }

    private static TermContainers One(JsonElement value, string term) =>
        (value.ValueKind is JsonValueKind.String ? value.GetString() : null) switch
        {
            Keywords.Graph => TermContainers.Graph,
            Keywords.Id => TermContainers.Id,
            Keywords.Index => TermContainers.Index,
            Keywords.Language => TermContainers.Language,
            Keywords.List => TermContainers.List,
            Keywords.Set => TermContainers.Set,
            Keywords.Type => TermContainers.Type,
            _ => throw Invalid(term),
        };

    private static JsonLdException Invalid(string term) => new(JsonLdErrorCode.InvalidContainerMapping, subject: term);
}
