namespace BadgeIssuer.Fuzz;

/// <summary>Runs a target over its seeds and over mutations of them.</summary>
internal static class MutationRun
{
    /// <summary>
    /// What reading one input may allocate in sum, which bounds what it holds at once: whoever hands in many small bombs
    /// at a time must not find the machine's end.
    /// </summary>
    public const long MaximumAllocation = 200L * 1024 * 1024;

    /// <summary>Runs the seeds, then the mutations with the numbers from <paramref name="first"/> on.</summary>
    /// <param name="target">The target.</param>
    /// <param name="first">The number of the first mutation.</param>
    /// <param name="goesOn">Whether to run one more, by how many ran.</param>
    /// <returns>How many inputs were run.</returns>
    /// <exception cref="FuzzFailure">An input was found that must not do what it does.</exception>
    public static long Run(FuzzTarget target, int first, Func<long, bool> goesOn)
    {
        var mutator = new Mutator(target);
        foreach (var seed in mutator.Seeds)
        {
            RunOne(target, seed);
        }

        var count = 0L;
        for (; goesOn(count); count++)
        {
            RunOne(target, mutator.Make(unchecked(first + (int)count)));
        }

        return count + mutator.Seeds.Count;
    }

    private static void RunOne(FuzzTarget target, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(input);
        }
        catch (Exception found)
        {
            throw new FuzzFailure(target, input, found);
        }

        if (GC.GetAllocatedBytesForCurrentThread() - before > MaximumAllocation)
        {
            throw new FuzzFailure(target, input, new FuzzFinding("More memory than one input may take."));
        }
    }
}

/// <summary>A finding, with the input that shows it.</summary>
internal sealed class FuzzFailure(FuzzTarget target, byte[] input, Exception found)
    : Exception($"{target.Name}: {found.GetType().Name}: {found.Message} — input (Base64): {Convert.ToBase64String(input)}", found)
{
    public byte[] Input { get; } = input;
}
