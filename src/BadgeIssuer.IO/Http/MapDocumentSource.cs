using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Answers from a file that maps addresses to documents: for archives and tests.</summary>
/// <remarks>
/// Any scheme is answered, http too, because nothing leaves the machine. An address is looked up as it is written, then
/// without its fragment, as a client would ask for it.
/// </remarks>
public sealed class MapDocumentSource : IDocumentSource
{
    private const int MaximumRedirects = 5;

    private readonly FrozenDictionary<string, MappedDocument> _documents;
    private readonly IDocumentSource _others;

    private MapDocumentSource(FrozenDictionary<string, MappedDocument> documents, IDocumentSource others) =>
        (_documents, _others) = (documents, others);

    /// <summary>The addresses that the map answers, as it writes them, in ordinal order.</summary>
    public IEnumerable<string> Addresses => _documents.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads a map. Files that it names are taken from its own folder, and read when they are asked for.</summary>
    /// <param name="path">The map's path.</param>
    /// <param name="others">Answers what the map does not hold.</param>
    /// <param name="source">The source, if this returns <see langword="true"/>.</param>
    /// <param name="problems">Everything that is wrong with the map, if this returns <see langword="false"/>.</param>
    public static bool TryOpen(
        string path,
        IDocumentSource others,
        [NotNullWhen(true)] out MapDocumentSource? source,
        out ImmutableArray<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(others);
        source = null;

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problems = [Problem.Of(DocumentMapProblemCodes.Unreadable, path)];
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            return TryRead(json.RootElement, path, others, out source, out problems);
        }
        catch (JsonException)
        {
            problems = [Problem.Of(DocumentMapProblemCodes.NotAMap, path)];
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);

        var next = url;
        for (var redirects = 0; redirects <= MaximumRedirects; redirects++)
        {
            if (Find(next) is not { } document)
            {
                return await _others.GetAsync(next, accept, cancellationToken);
            }

            if (document.Status is not (301 or 302 or 303 or 307 or 308) || document.Location is null)
            {
                return await AnswerAsync(document, next, cancellationToken);
            }

            if (!Uri.TryCreate(next, UriKind.Absolute, out var address)
                || !Uri.TryCreate(address, document.Location, out var location))
            {
                break;
            }

            next = location.OriginalString.Contains("://", StringComparison.Ordinal)
                ? location.OriginalString
                : location.AbsoluteUri;
        }

        return new DocumentLookup.Unavailable(Problem.Of(FetchProblemCodes.TooManyRedirects, url));
    }

    private static bool TryRead(
        JsonElement root,
        string path,
        IDocumentSource others,
        [NotNullWhen(true)] out MapDocumentSource? source,
        out ImmutableArray<Problem> problems)
    {
        source = null;

        if (root.ValueKind is not JsonValueKind.Object)
        {
            problems = [Problem.Of(DocumentMapProblemCodes.NotAMap, path)];
            return false;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var documents = new Dictionary<string, MappedDocument>(StringComparer.Ordinal);
        var wrong = ImmutableArray.CreateBuilder<Problem>();

        foreach (var entry in root.EnumerateObject())
        {
            if (MappedDocument.TryRead(entry.Value, folder, out var document))
            {
                documents.Add(entry.Name, document);
            }
            else
            {
                wrong.Add(Problem.Of(DocumentMapProblemCodes.BadEntry, entry.Name));
            }
        }

        problems = wrong.ToImmutable();
        if (problems.IsEmpty)
        {
            source = new MapDocumentSource(documents.ToFrozenDictionary(StringComparer.Ordinal), others);
        }

        return source is not null;
    }

    private static async ValueTask<DocumentLookup> AnswerAsync(
        MappedDocument document, string url, CancellationToken cancellationToken)
    {
        var body = document.Body;

        if (document.File is { } file)
        {
            try
            {
                body = await File.ReadAllBytesAsync(file, cancellationToken);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                return new DocumentLookup.Unavailable(Problem.Of(FetchProblemCodes.MapFileUnreadable, url));
            }
        }

        return new DocumentLookup.Answered(document.Status, document.MediaType, url, body);
    }

    private MappedDocument? Find(string url)
    {
        if (_documents.TryGetValue(url, out var document))
        {
            return document;
        }

        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        return fragment < 0 ? null : _documents.GetValueOrDefault(url[..fragment]);
    }
}
