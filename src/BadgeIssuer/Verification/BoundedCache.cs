using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Verification;

/// <summary>Keeps what was used last, within a number of entries and a total weight.</summary>
/// <remarks>
/// What strangers make a verifier keep must have an end: whatever goes beyond the bounds takes the place of what was not
/// used for the longest. Thread-safe.
/// </remarks>
/// <typeparam name="TKey">What entries are found by.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
public sealed class BoundedCache<TKey, TValue>
    where TKey : notnull
{
    private readonly int _maximumEntries;
    private readonly long _maximumWeight;
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new(); // the last used first
    private long _weight;

    /// <summary>An empty cache.</summary>
    /// <param name="maximumEntries">The most entries, at least 1.</param>
    /// <param name="maximumWeight">The most that all entries may weigh together, at least 1; usually bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is under 1.</exception>
    public BoundedCache(int maximumEntries, long maximumWeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumEntries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumWeight, 1);

        (_maximumEntries, _maximumWeight) = (maximumEntries, maximumWeight);
    }

    private sealed record Entry(TKey Key, TValue Value, long Weight);

    /// <summary>How many entries there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>What all entries weigh together.</summary>
    public long Weight
    {
        get
        {
            lock (_lock)
            {
                return _weight;
            }
        }
    }

    /// <summary>Finds an entry, and counts it as used.</summary>
    /// <param name="key">What it is found by.</param>
    /// <param name="value">What was kept, if this returns <see langword="true"/>.</param>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            if (node != _byUse.First)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Keeps a value, in the place of one that was kept under the same key.</summary>
    /// <param name="key">What it is found by.</param>
    /// <param name="value">The value. What weighs more than the whole cache may is not kept.</param>
    /// <param name="weight">What it weighs, key included; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is negative.</exception>
    public void Set(TKey key, TValue value, long weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);

        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                Drop(known);
            }

            if (weight > _maximumWeight)
            {
                return;
            }

            _entries.Add(key, _byUse.AddFirst(new Entry(key, value, weight)));
            _weight += weight;

            while (_entries.Count > _maximumEntries || _weight > _maximumWeight)
            {
                Drop(_byUse.Last!);
            }
        }
    }

    /// <summary>Forgets an entry, if there is one.</summary>
    /// <param name="key">What it is found by.</param>
    public void Remove(TKey key)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                Drop(node);
            }
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _weight -= node.Value.Weight;
    }
}
