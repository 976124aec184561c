using System.Runtime.CompilerServices;

namespace BadgeIssuer.Cli;

/// <summary>Does work on several things at once, and gives the results in the order of the things.</summary>
internal static class InOrder
{
    // Some work waits for hosts, so that there is more of it than processors; and what a slow one holds up must have an
    // end, because finished results wait in memory.
    private const int UnderwayPerProcessor = 4;
    private const int WaitingPerProcessor = 64;

    /// <summary>Works on each of the things.</summary>
    /// <param name="things">The things; the next is taken only when there is room for it.</param>
    /// <param name="work">The work. It is called on several threads.</param>
    /// <param name="beforeWaiting">Called whenever no result is ready yet.</param>
    /// <param name="cancellationToken">Stops it: no thing more is taken, and what is under way is told to stop.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IEnumerable<T> things,
        Func<T, CancellationToken, ValueTask<TResult>> work,
        Action beforeWaiting,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var room = new SemaphoreSlim(UnderwayPerProcessor * Environment.ProcessorCount);
        var waiting = new Queue<Task<TResult>>();

        async Task<TResult> WorkAsync(T thing)
        {
            await room.WaitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            try
            {
                return await work(thing, stop.Token);
            }
            finally
            {
                room.Release();
            }
        }

        try
        {
            foreach (var thing in things)
            {
                waiting.Enqueue(WorkAsync(thing));
                if (waiting.Count >= WaitingPerProcessor * Environment.ProcessorCount || waiting.Peek().IsCompleted)
                {
                    yield return await NextAsync();
                }
            }

            while (waiting.Count > 0)
            {
                yield return await NextAsync();
            }
        }
        finally
        {
            // Nothing may still be at work when what it works with is disposed of.
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(waiting)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<TResult> NextAsync()
        {
            var next = waiting.Peek();
            if (!next.IsCompleted)
            {
                beforeWaiting();
            }

            var result = await next;
            _ = waiting.Dequeue();
            return result;
        }
    }
}
