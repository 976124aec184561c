using System.Collections.Concurrent;

namespace BadgeIssuer.Securing.Keys;

/// <summary>Instances of one key: each in one thread's hands at a time, made when there is none to spare.</summary>
/// <remarks>
/// Instances of <c>RSA</c> and <c>ECDsa</c> promise nothing to several threads at once, and making one costs as much
/// as some signatures; so they are kept and handed round.
/// </remarks>
/// <param name="make">Makes an instance that no one else uses. May be called by several threads at once.</param>
internal sealed class InstancePool<T>(Func<T> make)
    where T : class, IDisposable
{
    private readonly ConcurrentBag<T> _idle = [];
    private volatile bool _closed;

    /// <summary>Takes an instance; the caller gives it back by <see cref="Return"/>.</summary>
    /// <exception cref="ObjectDisposedException">The pool has been closed.</exception>
    public T Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _idle.TryTake(out var instance) ? instance : make();
    }

    public void Return(T instance)
    {
        _idle.Add(instance);

        // The pool may have been emptied while this one was out.
        if (_closed)
        {
            Empty();
        }
    }

    /// <summary>
    /// Disposes every instance, now or when it comes back. Public keys never are: theirs are left to the collector.
    /// </summary>
    public void Close()
    {
        _closed = true;
        Empty();
    }

    private void Empty()
    {
        while (_idle.TryTake(out var instance))
        {
            instance.Dispose();
        }
    }
}
