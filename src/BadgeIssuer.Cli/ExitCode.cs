namespace BadgeIssuer.Cli;

/// <summary>What a command tells its caller when it ends.</summary>
internal enum ExitCode
{
    /// <summary>All done, or all valid.</summary>
    Done = 0,

    /// <summary>Some rows were rejected or held, or some badge is invalid.</summary>
    SomeRefused = 1,

    /// <summary>It could not be done or could not be decided: store, key, network.</summary>
    NotDone = 2,

    /// <summary>Wrong usage (EX_USAGE of sysexits.h).</summary>
    Usage = 64,
}
