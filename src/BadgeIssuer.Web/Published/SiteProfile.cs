using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.IO.Publishing;

namespace BadgeIssuer.Web.Published;

/// <summary>What the site knows of itself: the publication's <c>site.json</c>.</summary>
public sealed record SiteProfile
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

    /// <summary>Reads the publication's own facts.</summary>
    /// <exception cref="InvalidDataException">There is no publication, or it does not say what the site needs.</exception>
    internal static SiteProfile Open(PublicationFolder publication) => publication.Find(PublishedPaths.Site) is { } file
        ? Read(File.ReadAllBytes(file.FullName))
        : throw new InvalidDataException(
            $"{publication.Root} holds no publication (site.json). Name its folder by {SiteOptions.Section}:"
            + $"{nameof(SiteOptions.Publication)} or {SiteOptions.PublicationVariable}.");

    /// <summary>Reads <c>site.json</c>.</summary>
    /// <exception cref="InvalidDataException">It does not say what the site needs.</exception>
    public static SiteProfile Read(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var root = document.RootElement;
            var issuer = root.GetProperty("issuer");

            return new SiteProfile
            {
                BaseUrl = root.GetProperty("baseUrl").GetString()!.TrimEnd('/'),
                IssuerName = PublishedText.Read(issuer.GetProperty("name")),
                IssuerDescription = PublishedText.ReadOptional(issuer, "description"),
                IssuerUrl = PublishedText.ReadOptionalString(issuer, "url"),
                IssuerEmail = PublishedText.ReadOptionalString(issuer, "email"),
                IssuerIds = [.. root.GetProperty("issuerIds").EnumerateArray().Select(id => id.GetString()!)],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("site.json does not say what the site needs.", exception);
        }
    }
}
