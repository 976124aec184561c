using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Asks over HTTP, and tells what a cache has to know of the answer.</summary>
internal interface IHttpSource
{
    /// <summary>Asks for a document. Throws only on cancellation or a bug.</summary>
    /// <param name="url">An absolute URL.</param>
    /// <param name="accept">The media types that are understood.</param>
    /// <param name="known">
    /// What an earlier answer of the same address said, to be told whether that still holds; or <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">Stops the asking.</param>
    ValueTask<HttpAnswer> FetchAsync(string url, string accept, HttpFreshness? known, CancellationToken cancellationToken);
}

/// <summary>What became of asking over HTTP.</summary>
/// <param name="Lookup">What came; <see langword="null"/> if the earlier answer still holds (304).</param>
/// <param name="Freshness">How long it may be used.</param>
internal sealed record HttpAnswer(DocumentLookup? Lookup, HttpFreshness Freshness);
