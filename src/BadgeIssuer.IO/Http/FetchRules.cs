namespace BadgeIssuer.IO.Http;

/// <summary>The bounds of the guarded fetcher. Immutable.</summary>
public sealed record FetchRules
{
    /// <summary>The most bytes of one answer, after decompression.</summary>
    /// <value>The default is 2 MiB: a status list of a million entries is a fraction of that.</value>
    public int MaximumBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>How long one document may take, from the name's resolution to the last byte, redirects included.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many redirects are followed.</summary>
    /// <value>The default is 5.</value>
    public int MaximumRedirects { get; init; } = 5;

    /// <summary>
    /// Whether this machine's own loopback addresses may be fetched, over http as well and on any port. For development
    /// only: on a public server it lets strangers aim requests at whatever listens beside it.
    /// </summary>
    public bool AllowLoopback { get; init; }
}
