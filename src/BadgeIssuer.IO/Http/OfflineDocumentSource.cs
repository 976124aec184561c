using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Answers nothing, for a verifier that must not fetch.</summary>
public sealed class OfflineDocumentSource : IDocumentSource
{
    private readonly string _code;

    private OfflineDocumentSource(string code) => _code = code;

    /// <summary>Because the caller or the settings say so.</summary>
    public static OfflineDocumentSource Offline { get; } = new(FetchProblemCodes.Offline);

    /// <summary>Because a map of documents was given and does not hold the address.</summary>
    public static OfflineDocumentSource NotInMap { get; } = new(FetchProblemCodes.NotInMap);

    /// <inheritdoc/>
    public ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken) =>
        new(new DocumentLookup.Unavailable(Problem.Of(_code, url)));
}
