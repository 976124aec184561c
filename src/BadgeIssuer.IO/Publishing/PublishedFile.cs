namespace BadgeIssuer.IO.Publishing;

/// <summary>A file of the publication and what it is served as.</summary>
/// <param name="Path">Its path inside <c>public/</c>, with slashes.</param>
/// <param name="MediaType">Its media type.</param>
public sealed record PublishedFile(string Path, string MediaType);
