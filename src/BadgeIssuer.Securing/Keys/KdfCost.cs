namespace BadgeIssuer.Securing.Keys;

/// <summary>How much work it is to try one passphrase on a sealed key (Argon2id).</summary>
/// <param name="MemoryKiB">Memory in KiB. From 8 MiB to 256 MiB.</param>
/// <param name="Passes">Passes over it. From 1 to 10.</param>
public sealed record KdfCost(int MemoryKiB, int Passes)
{
    /// <summary>64 MiB and 3 passes, the second recommended option of RFC 9106 §4. For every key that matters.</summary>
    public static KdfCost Sensitive { get; } = new(64 * 1024, 3);

    /// <summary>8 MiB and one pass: some milliseconds. For development keys and tests.</summary>
    public static KdfCost Interactive { get; } = new(8 * 1024, 1);

    /// <summary>Whether both numbers are inside their bounds; a file may not ask for more, nor make do with less.</summary>
    public bool IsAllowed => MemoryKiB is >= 8 * 1024 and <= 256 * 1024 && Passes is >= 1 and <= 10;
}
