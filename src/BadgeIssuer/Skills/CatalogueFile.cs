namespace BadgeIssuer.Skills;

/// <summary>One file of the catalogue, as it was read.</summary>
/// <param name="Name">Its path inside <c>catalogue/</c> with slashes, e.g. <c>skills/dss-p-1.2.json</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record CatalogueFile(string Name, ReadOnlyMemory<byte> Content);
