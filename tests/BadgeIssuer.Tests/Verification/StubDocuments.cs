using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Tests.Verification;

/// <summary>The web as a test wants it. What it does not hold cannot be reached.</summary>
internal sealed class StubDocuments : IDocumentSource
{
    private readonly Dictionary<string, DocumentLookup> _documents = new(StringComparer.Ordinal);

    /// <summary>Every address that was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Called before each answer.</summary>
    public Action<string>? OnAsk { get; set; }

    public StubDocuments Put(string url, byte[] body, int status = 200, string mediaType = "application/json", string? from = null)
    {
        _documents[url] = new DocumentLookup.Answered(status, mediaType, from ?? url, body);
        return this;
    }

    public StubDocuments Put(string url, string body, int status = 200, string mediaType = "application/json", string? from = null) =>
        Put(url, Encoding.UTF8.GetBytes(body), status, mediaType, from);

    public StubDocuments Remove(string url)
    {
        _documents.Remove(url);
        return this;
    }

    public string this[string url] => Encoding.UTF8.GetString(((DocumentLookup.Answered)_documents[url]).Body.Span);

    public ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken)
    {
        Asked.Add(url);
        OnAsk?.Invoke(url);
        return new(_documents.GetValueOrDefault(url)
            ?? new DocumentLookup.Unavailable(Problem.Of(FetchProblemCodes.NotInMap, url)));
    }
}
