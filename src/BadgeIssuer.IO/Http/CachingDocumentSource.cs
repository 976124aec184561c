using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Fetches from the network, and uses again what may be used again.</summary>
/// <remarks>
/// <para>An answer is used again only for the address and the media types that it was asked for, for as long as it says,
/// and within <see cref="CacheRules"/>. After that the host is asked whether it still holds. An answer that has become
/// stale is never used in place of one that does not come.</para>
/// <para>Whoever asks while the same question is on its way gets the same answer: one request is made.</para>
/// <para>Safe to share between threads: one for a run, or for the life of the process. Source: RFC 9111.</para>
/// </remarks>
public sealed class CachingDocumentSource : IDocumentSource, IDisposable
{
    // Addresses that are refused for their length must not be kept either.
    private const int MaximumUrlLength = 2048;
    private const int WeightOfEntry = 1024;

    private readonly IHttpSource _http;
    private readonly CacheRules _rules;
    private readonly TimeProvider _time;
    private readonly BoundedCache<Question, Kept> _kept;
    private readonly Dictionary<Question, Task<DocumentLookup>> _underway = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closed = new();

    /// <summary>A cache over the guarded fetcher.</summary>
    /// <param name="fetcher">The fetcher. It is the caller's to dispose of, after this.</param>
    /// <param name="rules">The bounds.</param>
    /// <param name="time">The clock by which answers grow old.</param>
    public CachingDocumentSource(GuardedDocumentSource fetcher, CacheRules rules, TimeProvider time)
        : this((IHttpSource)fetcher, rules, time)
    {
    }

    internal CachingDocumentSource(IHttpSource http, CacheRules rules, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(time);

        (_http, _rules, _time) = (http, rules, time);
        _kept = new(rules.MaximumEntries, rules.MaximumBytes);
    }

    /// <summary>How many documents are kept, and how many bytes they have together, as the bounds count them.</summary>
    internal (int Entries, long Bytes) Size => (_kept.Count, _kept.Weight);

    /// <inheritdoc/>
    public ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(accept);
        cancellationToken.ThrowIfCancellationRequested();

        var question = new Question(url, accept);
        TaskCompletionSource<DocumentLookup>? own = null;
        Task<DocumentLookup>? underway;

        lock (_lock)
        {
            if (FindFresh(question) is { } fresh)
            {
                return new(fresh);
            }

            if (!_underway.TryGetValue(question, out underway))
            {
                own = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _underway.Add(question, underway = own.Task);
            }
        }

        if (own is not null)
        {
            _ = AskAsync(question, own);
        }

        // Whoever gives up waiting leaves the answer to the others.
        return new(underway.WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private DocumentLookup? FindFresh(Question question)
    {
        if (!_kept.TryGet(question, out var kept))
        {
            return null;
        }

        // A clock that was set back must not make an answer last longer.
        var now = _time.GetUtcNow();
        return now >= kept.From && now < kept.Until ? kept.Lookup : null;
    }

    private async Task AskAsync(Question question, TaskCompletionSource<DocumentLookup> asked)
    {
        try
        {
            _kept.TryGet(question, out var stale);
            var known = stale is { Freshness: { EntityTag: not null } or { LastModified: not null } } ? stale : null;
            var answer = await _http.FetchAsync(question.Url, question.Accept, known?.Freshness, _closed.Token);
            var lookup = answer.Lookup ?? known!.Lookup;

            Keep(question, lookup, Renewed(answer, known));
            Forget(question);
            asked.SetResult(lookup);
        }
        catch (OperationCanceledException)
        {
            Forget(question);
            asked.SetCanceled(CancellationToken.None);
        }
        catch (Exception bug)
        {
            // It belongs to whoever waits, and not to a task that nobody looks at.
            Forget(question);
            asked.SetException(bug);
        }
    }

    // RFC 9111 §4.3.4: what a 304 does not say stays as it was.
    private static HttpFreshness Renewed(HttpAnswer answer, Kept? known) => answer.Lookup is null
        ? answer.Freshness with
        {
            EntityTag = answer.Freshness.EntityTag ?? known!.Freshness.EntityTag,
            LastModified = answer.Freshness.LastModified ?? known!.Freshness.LastModified,
        }
        : answer.Freshness;

    private void Forget(Question question)
    {
        lock (_lock)
        {
            _underway.Remove(question);
        }
    }

    private void Keep(Question question, DocumentLookup lookup, HttpFreshness freshness)
    {
        var now = _time.GetUtcNow();
        var until = now + AgeOf(lookup, freshness, now);
        var canBeRenewed = freshness is { MayBeStored: true, EntityTag: not null } or { MayBeStored: true, LastModified: not null };

        if ((until <= now && !canBeRenewed) || question.Url.Length > MaximumUrlLength)
        {
            _kept.Remove(question);
            return;
        }

        var bytes = lookup is DocumentLookup.Answered answered ? answered.Body.Length : 0;
        _kept.Set(question, new Kept(lookup, freshness, now, until), bytes + WeightOfEntry);
    }

    private TimeSpan AgeOf(DocumentLookup lookup, HttpFreshness freshness, DateTimeOffset now)
    {
        if (lookup is not DocumentLookup.Answered { Status: 200 or 404 or 410 } answered)
        {
            return _rules.FailureAge;
        }

        if (!freshness.MayBeStored)
        {
            return TimeSpan.Zero;
        }

        var stated = freshness.Remaining ?? (answered.Status == 200 ? _rules.UnstatedAge : _rules.FailureAge);
        var bounded = stated < _rules.MaximumAge ? stated : _rules.MaximumAge;
        return StatusListAge.Of(answered, now) is { } own && own < bounded ? own : bounded;
    }

    private sealed record Question(string Url, string Accept);

    private sealed record Kept(DocumentLookup Lookup, HttpFreshness Freshness, DateTimeOffset From, DateTimeOffset Until);
}
