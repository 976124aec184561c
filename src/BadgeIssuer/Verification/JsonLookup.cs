using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>What became of asking for a JSON document.</summary>
internal abstract record JsonLookup
{
    private JsonLookup()
    {
    }

    /// <summary>It was answered with 200.</summary>
    /// <param name="Root">The document.</param>
    /// <param name="Url">The address that answered in the end.</param>
    public sealed record Found(JsonElement Root, string Url) : JsonLookup
    {
        private object? _reading;

        /// <summary>Reads something out of the document, once for as long as its bytes are the same.</summary>
        /// <param name="read">Reads it, of the document and of nothing else.</param>
        public T Read<T>(Func<JsonElement, T> read)
            where T : class
        {
            if (Volatile.Read(ref _reading) is T known)
            {
                return known;
            }

            var reading = read(Root);
            Volatile.Write(ref _reading, reading);
            return reading;
        }
    }

    /// <summary>The host says that it has no such document (404, 410).</summary>
    /// <param name="Status">The status.</param>
    /// <param name="Body">What came with it, if it was JSON.</param>
    public sealed record Missing(int Status, JsonElement? Body) : JsonLookup;

    /// <summary>It was answered with 200, and is no JSON document that is read.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Unreadable(Problem Problem) : JsonLookup;

    /// <summary>There was no answer, or one that leaves everything open.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Unavailable(Problem Problem) : JsonLookup;
}
