using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>The documents of one verification: each is asked for once, in order, and there is an end to them.</summary>
/// <remarks>Not for several threads: a verification asks for one document after the other.</remarks>
internal sealed class FetchSession(IDocumentSource source, ServedDocuments served)
{
    /// <summary>What understands an Open Badges 2.0 document, a JWK or a list.</summary>
    public const string JsonTypes = "application/ld+json, application/json";

    /// <summary>The most documents that one input may ask for.</summary>
    /// <remarks>
    /// A picture with two good badges needs about eight, and each endorsement up to three more; the bound keeps one
    /// upload from becoming many requests.
    /// </remarks>
    public const int MaximumDocuments = 48;

    private const int MaximumJsonBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, DocumentLookup> _known = new(StringComparer.Ordinal);
    private readonly ImmutableArray<FetchedDocument>.Builder _fetched = ImmutableArray.CreateBuilder<FetchedDocument>();

    private readonly List<Question> _consulted = [];
    private readonly List<Problem> _problems = [];

    /// <summary>What was needed for an answer: every document that was asked for, also those that were known.</summary>
    public IReadOnlyList<Question> Consulted => _consulted;

    /// <summary>Every document that was asked for, in order.</summary>
    public ImmutableArray<FetchedDocument> Fetched => _fetched.ToImmutable();

    /// <summary>Why documents could not be had, in the order in which they were asked for.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Asks for a document, or gives what came when it was asked for before.</summary>
    public async ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken)
    {
        _consulted.Add(new Question(url, accept));
        if (_known.TryGetValue(url, out var lookup))
        {
            return lookup;
        }

        if (_known.Count >= MaximumDocuments)
        {
            return new DocumentLookup.Unavailable(Problem.Of(
                FetchProblemCodes.TooManyDocuments, MaximumDocuments.ToString(CultureInfo.InvariantCulture)));
        }

        lookup = await source.GetAsync(url, accept, cancellationToken);
        _known.Add(url, lookup);

        switch (lookup)
        {
            case DocumentLookup.Answered answered:
                _fetched.Add(new FetchedDocument(url, answered.Status));
                if (answered.Status is not (200 or 404 or 410))
                {
                    _problems.Add(Unexpected(url, answered.Status));
                }

                break;

            case DocumentLookup.Unavailable(var problem):
                _fetched.Add(new FetchedDocument(url, 0));
                _problems.Add(problem);
                break;
        }

        return lookup;
    }

    /// <summary>Makes something of a document, or gives what was made of the same bytes before.</summary>
    /// <inheritdoc cref="ServedDocuments.Made"/>
    public T Made<T>(
        string url, DocumentLookup.Answered answered, Func<DocumentLookup.Answered, T> make, Func<T, long>? weigh = null)
        where T : class => served.Made(url, answered, make, weigh);

    /// <summary>Asks for a JSON document.</summary>
    public async ValueTask<JsonLookup> GetJsonAsync(string url, string accept, CancellationToken cancellationToken) =>
        await GetAsync(url, accept, cancellationToken) switch
        {
            DocumentLookup.Answered { Status: 200 } answered => Made(url, answered, Read),
            DocumentLookup.Answered { Status: 404 or 410 } answered => new JsonLookup.Missing(
                answered.Status, Read(answered) is JsonLookup.Found(var body, _) ? body : null),
            DocumentLookup.Answered answered => new JsonLookup.Unavailable(Unexpected(url, answered.Status)),
            DocumentLookup.Unavailable(var problem) => new JsonLookup.Unavailable(problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // Something answered, in a way that says nothing about the document.
    private static Problem Unexpected(string url, int status) => Problem.Of(
        FetchProblemCodes.UnexpectedStatus, url, status.ToString(CultureInfo.InvariantCulture));

    // The JsonDocument is left to the garbage collector: its elements live as long as somebody has use for them.
    private static JsonLookup Read(DocumentLookup.Answered answered) =>
        StrictJson.TryParse(answered.Body, MaximumJsonBytes, out var document, out var problem)
            ? new JsonLookup.Found(document.RootElement, answered.Url)
            : new JsonLookup.Unreadable(problem);

    /// <summary>What was asked: an address and the media types that are understood.</summary>
    public sealed record Question(string Url, string Accept);
}
