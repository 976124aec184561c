using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Answers the addresses under the workspace's own base URLs from its publication, without the network.</summary>
/// <remarks>
/// As the site would answer: 404 for what is not there, 410 for an assertion that has been revoked. A base URL in http is
/// development's, where did:web still says https: there both are answered. A share page is answered with the badge that it
/// shows. Small files are kept in memory for as long as they are the same, by their time and length: every badge of an issuer
/// asks for its keys and its status list. Thread-safe.
/// </remarks>
public sealed class PublicationDocumentSource : IDocumentSource
{
    private const int MaximumKept = 512;
    private const int MaximumKeptBytes = 8 * 1024 * 1024;
    private const int LargestKept = 64 * 1024;

    private readonly BoundedCache<string, Kept> _kept = new(MaximumKept, MaximumKeptBytes);
    private readonly string _folder;
    private readonly ImmutableArray<string> _prefixes;
    private readonly IDocumentSource _others;

    /// <summary>A source over a publication.</summary>
    /// <param name="folder">The folder <c>public/</c>.</param>
    /// <param name="baseUrls">The base URLs under which it is or was published, with or without a slash at the end.</param>
    /// <param name="others">Answers every other address.</param>
    public PublicationDocumentSource(string folder, IEnumerable<string> baseUrls, IDocumentSource others)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(baseUrls);
        ArgumentNullException.ThrowIfNull(others);

        _folder = Path.GetFullPath(folder);
        _prefixes = [.. baseUrls.SelectMany(Prefixes).Distinct(StringComparer.Ordinal)];
        _others = others;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Answers at once: files are read by the caller's thread in any case, and a chain of calls that never waits starts
    /// far faster in a command that runs for a moment.
    /// </remarks>
    public ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);

        var prefix = _prefixes.FirstOrDefault(prefix => url.StartsWith(prefix, StringComparison.Ordinal));
        if (prefix is null)
        {
            return _others.GetAsync(url, accept, cancellationToken);
        }

        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? url : url[..end])[(prefix.Length - 1)..];

        return new(Read(url, path, accept));
    }

    private DocumentLookup Read(string url, string path, string accept)
    {
        if (Find(path, accept) is not { } file)
        {
            return NotFound(url);
        }

        try
        {
            var body = ReadFile(Path.Combine(_folder, file.Path));
            return new DocumentLookup.Answered(IsRevoked(file, body) ? 410 : 200, file.MediaType, url, body);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return NotFound(url);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new DocumentLookup.Unavailable(Problem.Of(FetchProblemCodes.ConnectionFailed, url));
        }
    }

    // The file's state is taken before its bytes: if it is replaced in between, the next one to ask reads it again.
    private byte[] ReadFile(string path)
    {
        var file = new FileInfo(path);
        var (changed, length) = (file.LastWriteTimeUtc, file.Length);
        if (_kept.TryGet(path, out var kept) && kept.Changed == changed && kept.Body.Length == length)
        {
            return kept.Body;
        }

        var body = File.ReadAllBytes(path);
        if (body.Length <= LargestKept)
        {
            _kept.Set(path, new Kept(changed, body), body.Length);
        }

        return body;
    }

    private sealed record Kept(DateTime Changed, byte[] Body);

    private static IEnumerable<string> Prefixes(string baseUrl)
    {
        const string http = "http://";

        var prefix = baseUrl.TrimEnd('/') + "/";
        yield return prefix;

        if (prefix.StartsWith(http, StringComparison.Ordinal))
        {
            yield return string.Concat("https://", prefix.AsSpan(http.Length));
        }
    }

    // The credential's own address, and its share page when that is asked for a badge, answer with the badge in the first
    // form that was published.
    private PublishedFile? Find(string path, string accept)
    {
        if (path.Split('/') is ["", "credentials" or "b", var name] && CredentialId.TryParse(name, out var id))
        {
            return CredentialFormatNames.All.Select(format => PublishedPaths.Award(id, format.Format))
                .FirstOrDefault(IsPublished);
        }

        PublishedFile[] forms = [.. PublishedPaths.StatusListForms(path).Where(IsPublished)];
        return forms.Length > 0
            ? forms.FirstOrDefault(form => form.MediaType == AcceptHeader.Choose(accept, [.. forms.Select(each => each.MediaType)]))
            : PublishedPaths.TryFind(path, out var file) ? file : null;
    }

    private bool IsPublished(PublishedFile file) => File.Exists(Path.Combine(_folder, file.Path));

    private static bool IsRevoked(PublishedFile file, byte[] body)
    {
        if (!file.Path.StartsWith("ob2/assertions/", StringComparison.Ordinal)
            || !file.Path.EndsWith(".json", StringComparison.Ordinal))
        {
            return false;
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("revoked", out var revoked) && revoked.ValueKind is JsonValueKind.True;
    }

    private static DocumentLookup.Answered NotFound(string url) => new(404, string.Empty, url, default);
}
