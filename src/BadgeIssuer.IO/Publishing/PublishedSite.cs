using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.IO.Http;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Publishing;

/// <summary>What a publication says of itself: its <c>site.json</c>.</summary>
public sealed record PublishedSite
{
    /// <summary>Where the site is reached, without a trailing slash. It may contain a port and a path.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The issuer's name.</summary>
    public required LocalizedText IssuerName { get; init; }

    /// <summary>What the issuer is, or <see langword="null"/> where the settings do not say.</summary>
    public LocalizedText? IssuerDescription { get; init; }

    /// <summary>The issuer's own web site, or <see langword="null"/>.</summary>
    public string? IssuerUrl { get; init; }

    /// <summary>The mail address for inquiries, or <see langword="null"/>.</summary>
    public string? IssuerEmail { get; init; }

    /// <summary>The identifiers under which badges of this publication name their issuer.</summary>
    public required ImmutableArray<string> IssuerIds { get; init; }

    /// <summary>The path of <see cref="BaseUrl"/>: empty, or beginning with a slash and not ending with one.</summary>
    public string BasePath => new Uri(BaseUrl).AbsolutePath.TrimEnd('/');

    /// <summary>Reads what the publication in a folder says of itself.</summary>
    /// <param name="folder">A folder <c>public/</c>.</param>
    /// <returns>What it says, or <see langword="null"/> where no publication stands in the folder.</returns>
    /// <exception cref="InvalidDataException">Its <c>site.json</c> does not say what is needed.</exception>
    public static PublishedSite? Find(string folder)
    {
        try
        {
            return Read(File.ReadAllBytes(Path.Combine(folder, PublishedPaths.Site.Path)));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads <c>site.json</c>.</summary>
    /// <exception cref="InvalidDataException">It does not say what is needed.</exception>
    public static PublishedSite Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var issuer = root.GetProperty("issuer");

            return new PublishedSite
            {
                BaseUrl = root.GetProperty("baseUrl").GetString()!.TrimEnd('/'),
                IssuerName = Text(issuer.GetProperty("name")),
                IssuerDescription = issuer.TryGetProperty("description", out var description) ? Text(description) : null,
                IssuerUrl = issuer.TryGetProperty("url", out var url) ? url.GetString() : null,
                IssuerEmail = issuer.TryGetProperty("email", out var email) ? email.GetString() : null,
                IssuerIds = [.. root.GetProperty("issuerIds").EnumerateArray().Select(id => id.GetString()!)],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("site.json does not say what is needed of it.", exception);
        }
    }

    /// <summary>Its own documents from its folder, all others from elsewhere.</summary>
    /// <param name="folder">The folder that this was read from.</param>
    /// <param name="others">Answers every other address.</param>
    public IDocumentSource Documents(string folder, IDocumentSource others) =>
        new PublicationDocumentSource(folder, [BaseUrl], others);

    /// <summary>Which of its badges took the place of corrected ones.</summary>
    /// <param name="folder">The folder that this was read from.</param>
    public ISuccessorSource Successors(string folder) => new PublishedSuccessors(folder, this);

    /// <summary>The issuers of this publication, as the ones that whoever runs it vouches for.</summary>
    public TrustList Trust() => TrustList.OfIssuers(IssuerIds);

    private static LocalizedText Text(JsonElement text) =>
        new(text.GetProperty("ja").GetString()!, text.GetProperty("en").GetString()!);
}
