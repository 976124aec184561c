namespace BadgeIssuer.IO.Http;

/// <summary>The bounds within which fetched documents are used again. Immutable.</summary>
/// <remarks>
/// What an answer says of its own age is obeyed (RFC 9111); these bounds only ever shorten it. They hold for status lists
/// above all: a badge that was revoked must not pass for long because a list was kept.
/// </remarks>
public sealed record CacheRules
{
    /// <summary>How long an answer may be used at most, whatever it says of itself.</summary>
    /// <value>The default is 5 minutes. A status list's own <c>ttl</c> and end shorten it further.</value>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an answer may be used that says nothing of its age.</summary>
    /// <value>The default is one minute.</value>
    public TimeSpan UnstatedAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long a host that did not answer, or answered with an error, is not asked again.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan FailureAge { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most documents that are kept.</summary>
    /// <value>The default is 2,048.</value>
    public int MaximumEntries { get; init; } = 2048;

    /// <summary>The most bytes that all kept documents have together.</summary>
    /// <value>The default is 32 MiB.</value>
    public long MaximumBytes { get; init; } = 32 * 1024 * 1024;
}
