using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Http;

/// <summary>What became of reading an input.</summary>
public abstract record BadgeInputReading
{
    private BadgeInputReading()
    {
    }

    /// <summary>It could be read.</summary>
    /// <param name="Bytes">Its bytes.</param>
    public sealed record Read(ReadOnlyMemory<byte> Bytes) : BadgeInputReading;

    /// <summary>It could not be read.</summary>
    /// <param name="Problem">Why: see <see cref="InputProblemCodes"/>.</param>
    public sealed record Unavailable(Problem Problem) : BadgeInputReading;
}
