namespace BadgeIssuer.Benchmarks;

/// <summary>Measures a work against a yardstick, turn about, by processor time: others use the machine, too.</summary>
internal static class RatioRun
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(40);

    /// <summary>How often the work is done in the time of one yardstick: one ratio a round, sorted.</summary>
    public static double[] Measure(
        Action work, Action yardstick, int rounds, out double perSecond, out long allocatedBytes)
    {
        // Until the compiler has made its best of both.
        for (var i = 0; i < 25; i++)
        {
            Rate(work);
            Rate(yardstick);
        }

        var ratios = new double[rounds];
        var rates = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            rates[round] = Rate(work);
            ratios[round] = rates[round] / Rate(yardstick);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            work();
        }

        allocatedBytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Array.Sort(ratios);
        Array.Sort(rates);
        perSecond = rates[rounds / 2];
        return ratios;
    }

    private static double Rate(Action action)
    {
        var count = 0;
        var start = Environment.CpuUsage.TotalTime;
        TimeSpan elapsed;
        do
        {
            for (var i = 0; i < 16; i++)
            {
                action();
            }

            count += 16;
            elapsed = Environment.CpuUsage.TotalTime - start;
        }
        while (elapsed < Turn);

        return count / elapsed.TotalSeconds;
    }
}
