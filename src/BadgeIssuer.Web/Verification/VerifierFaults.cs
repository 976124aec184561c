namespace BadgeIssuer.Web.Verification;

/// <summary>Logs faults of the verifier that became reports, so that somebody mends them.</summary>
internal static partial class VerifierFaults
{
    public static Action<Exception> Observe(ILogger logger) => fault => Log(logger, fault.GetType().Name, fault.StackTrace);

    // The kind and the place, and not the message: it may quote what a stranger handed in.
    [LoggerMessage(Level = LogLevel.Error, Message = "The verifier failed with {Kind} at {Place}")]
    private static partial void Log(ILogger logger, string kind, string? place);
}
