namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The contexts that are being processed one inside another: the array <c>remote contexts</c>.</summary>
/// <param name="Iri">The innermost.</param>
/// <param name="Outer">Those round it, or null.</param>
/// <param name="Count">How many.</param>
internal sealed record RemoteContexts(string Iri, RemoteContexts? Outer, int Count)
{
    // Published contexts nest three deep; a cycle would go on for ever.
    private const int Limit = 24;

    public static RemoteContexts Enter(string iri, RemoteContexts? outer)
    {
        var count = (outer?.Count ?? 0) + 1;
        return count <= Limit
            ? new RemoteContexts(iri, outer, count)
            : throw new JsonLdException(JsonLdErrorCode.ContextOverflow, subject: iri);
    }

    public static bool Includes(RemoteContexts? contexts, string iri)
    {
        for (; contexts is not null; contexts = contexts.Outer)
        {
            if (contexts.Iri == iri)
            {
                return true;
            }
        }

        return false;
    }
}
