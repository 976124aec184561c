using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Active contexts that were derived before, so that each is made once and shared by every document.</summary>
/// <remarks>
/// Only what the store alone determines is kept. A stranger can name the store's contexts in any order and any number of
/// times, so the cache is bounded: when it is full it starts anew, which costs time and nothing else.
/// </remarks>
internal sealed class ContextCache
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<Key, ActiveContext> _derived = new();

    /// <summary>What <paramref name="applied"/> (an IRI, or the term whose scoped context it is) made of a context.</summary>
    public bool TryGet(
        ActiveContext from,
        object applied,
        bool propagate,
        bool overrideProtected,
        [NotNullWhen(true)] out ActiveContext? derived) =>
        _derived.TryGetValue(new Key(from, applied, propagate, overrideProtected), out derived);

    public void Add(
        ActiveContext from, object applied, bool propagate, bool overrideProtected, ActiveContext derived)
    {
        if (_derived.Count >= Capacity)
        {
            _derived.Clear();
        }

        _derived[new Key(from, applied, propagate, overrideProtected)] = derived;
    }

    // IRIs are equal as text, terms and contexts by reference: neither overrides Equals.
    private readonly record struct Key(ActiveContext From, object Applied, bool Propagate, bool OverrideProtected);
}
