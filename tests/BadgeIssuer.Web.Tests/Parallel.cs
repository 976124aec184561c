using NUnit.Framework;

// Fixtures beside each other, two at once: each has its own site or its own window, and machines have few cores.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
