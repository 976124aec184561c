namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What a term's values are kept in: <c>@container</c>.</summary>
[Flags]
internal enum TermContainers
{
    None = 0,
    Graph = 1,
    Id = 2,
    Index = 4,
    Language = 8,
    List = 16,
    Set = 32,
    Type = 64,
}
