using System.Collections.Concurrent;

namespace BadgeIssuer.Verification;

/// <summary>What has been read out of documents, by the exact bytes that were served.</summary>
/// <remarks>
/// <para>A thousand badges of one issuer name the same DID document and the same status list. Both are asked for each
/// time – whether that takes a request is the source's affair – but bytes that have not changed are not read again.
/// Nothing here outlives a change of them.</para>
/// <para>Bounded, and thread-safe: one for the life of a verifier.</para>
/// </remarks>
internal sealed class ServedDocuments
{
    private const int MaximumEntries = 512;

    // A JsonDocument takes some twelve bytes a token beside the text; a status list's bits are weighed as they are.
    private const long MaximumWeight = 32 * 1024 * 1024;
    private const int WeightOfByte = 8;
    private const int WeightOfEntry = 1024;

    private readonly BoundedCache<string, Served> _served = new(MaximumEntries, MaximumWeight);

    /// <summary>Makes something of a document, or gives what was made of the same bytes before.</summary>
    /// <typeparam name="T">What is made; of each type, one thing is made of a document.</typeparam>
    /// <param name="url">The address that was asked for.</param>
    /// <param name="answered">What was served.</param>
    /// <param name="make">Makes it, of what was served and of nothing else. It may be called twice at once.</param>
    /// <param name="weigh">The bytes that it takes beside what text and its tokens take; null for none.</param>
    public T Made<T>(
        string url, DocumentLookup.Answered answered, Func<DocumentLookup.Answered, T> make, Func<T, long>? weigh = null)
        where T : class
    {
        if (!_served.TryGet(url, out var served) || !served.Answered.IsSameAs(answered))
        {
            served = new Served(answered);
        }
        else if (served.Made.TryGetValue(typeof(T), out var known))
        {
            return (T)known;
        }

        var made = make(served.Answered);
        served.Made[typeof(T)] = made;
        _served.Set(url, served, served.Add(weigh?.Invoke(made) ?? 0));
        return made;
    }

    private sealed class Served(DocumentLookup.Answered answered)
    {
        private long _weight = WeightOfEntry + ((long)answered.Body.Length * WeightOfByte);

        public DocumentLookup.Answered Answered { get; } = answered;

        public ConcurrentDictionary<Type, object> Made { get; } = [];

        public long Add(long weight) => Interlocked.Add(ref _weight, weight);
    }
}
