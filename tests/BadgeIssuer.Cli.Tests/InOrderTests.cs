using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

public sealed class InOrderTests
{
    [Test]
    public async Task Gives_results_in_the_order_of_the_things_however_long_each_takes()
    {
        var slow = new TaskCompletionSource();
        var finished = 0;

        var results = new List<int>();
        await foreach (var result in InOrder.SelectAsync(
            Enumerable.Range(0, 1000),
            async (number, _) =>
            {
                if (number == 0)
                {
                    await slow.Task;
                }
                else if (Interlocked.Increment(ref finished) == 20)
                {
                    slow.SetResult();
                }

                return number;
            },
            () => { },
            CancellationToken.None))
        {
            results.Add(result);
        }

        results.Should().Equal(Enumerable.Range(0, 1000));
    }

    [Test]
    public async Task Takes_no_more_than_it_has_room_for_while_one_is_slow()
    {
        var slow = new TaskCompletionSource();
        var taken = 0;
        var underway = 0;
        var most = 0;
        IEnumerable<int> Things()
        {
            for (var i = 0; i < 100_000; i++)
            {
                taken++;
                yield return i;
            }
        }

        var reading = InOrder.SelectAsync(
            Things(),
            async (number, _) =>
            {
                var now = Interlocked.Increment(ref underway);
                InterlockedMax(ref most, now);
                if (number == 0)
                {
                    await slow.Task;
                }
                else
                {
                    await Task.Yield();
                }

                Interlocked.Decrement(ref underway);
                return number;
            },
            () =>
            {
                taken.Should().BeLessThanOrEqualTo(64 * Environment.ProcessorCount);
                slow.TrySetResult();
            },
            CancellationToken.None).GetAsyncEnumerator();

        await using (reading)
        {
            await reading.MoveNextAsync();
        }

        taken.Should().BeLessThanOrEqualTo(64 * Environment.ProcessorCount);
        most.Should().BeLessThanOrEqualTo(4 * Environment.ProcessorCount);
        underway.Should().Be(0, "whoever stops reading leaves nothing at work");
    }

    [Test]
    public async Task Stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();

        var reading = async () =>
        {
            await foreach (var _ in InOrder.SelectAsync(
                Enumerable.Range(0, 1000),
                async (number, cancellation) =>
                {
                    await Task.Delay(number < 10 ? 0 : Timeout.Infinite, cancellation);
                    return number;
                },
                () => { },
                stop.Token))
            {
                await stop.CancelAsync();
            }
        };

        await reading.Should().ThrowAsync<OperationCanceledException>();
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var known = most; known < now; known = most)
        {
            Interlocked.CompareExchange(ref most, now, known);
        }
    }
}
