using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>Where a verifier gets the documents that a badge refers to: profiles, keys, status lists.</summary>
/// <remarks>
/// Implemented on floor 3: from the network by a guarded fetcher, from the workspace's own publication, or from a map.
/// </remarks>
public interface IDocumentSource
{
    /// <summary>Asks for a document. Throws only on cancellation or a bug, never because of what answers.</summary>
    /// <param name="url">An absolute URL, exactly as the badge states it.</param>
    /// <param name="accept">The media types that are understood, best first, as an HTTP <c>Accept</c> value.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken);
}

/// <summary>What became of asking for a document.</summary>
public abstract record DocumentLookup
{
    private DocumentLookup()
    {
    }

    /// <summary>Something answered: also 404 and 410, which say something about a badge.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="MediaType">The media type without parameters, in lower case; empty where none was given.</param>
    /// <param name="Url">The address that answered in the end, after redirects.</param>
    /// <param name="Body">The body, of bounded size.</param>
    public sealed record Answered(int Status, string MediaType, string Url, ReadOnlyMemory<byte> Body) : DocumentLookup
    {
        /// <summary>Whether another answer says the same: status, address and bytes. What the media type is, nobody asks.</summary>
        /// <param name="other">The other answer.</param>
        public bool IsSameAs(Answered other)
        {
            ArgumentNullException.ThrowIfNull(other);

            return ReferenceEquals(this, other)
                || (Status == other.Status && Url == other.Url && Body.Span.SequenceEqual(other.Body.Span));
        }
    }

    /// <summary>Nothing answered, or it was not safe or not allowed to ask.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Unavailable(Problem Problem) : DocumentLookup;
}
