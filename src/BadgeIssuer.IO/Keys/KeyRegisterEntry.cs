using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.IO.Keys;

/// <summary>What the register says about one key. Nothing in it is secret.</summary>
public sealed record KeyRegisterEntry
{
    /// <summary>Its identifier, short and readable: kind, year and month of making, six random characters.</summary>
    public required string Kid { get; init; }

    /// <summary>What it may be used for.</summary>
    public required KeyPurpose Purpose { get; init; }

    /// <summary>The algorithm that it signs with.</summary>
    public required JwsAlgorithm Algorithm { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when it signs, in UTC.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it signs, in UTC; <see langword="null"/> while no end is set.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>What became of it.</summary>
    public required KeyState State { get; init; }

    /// <summary>
    /// Since when somebody else may have it, in UTC; set where <see cref="State"/> is <see cref="KeyState.Compromised"/>.
    /// </summary>
    public DateTimeOffset? CompromisedSince { get; init; }

    /// <summary>The public half.</summary>
    public required PublicKey PublicKey { get; init; }

    /// <summary>Whether it may sign at an instant.</summary>
    public bool Signs(DateTimeOffset at) =>
        State is KeyState.Active && at >= ValidFrom && (ValidUntil is not { } end || at < end);
}

/// <summary>What a key may be used for.</summary>
public enum KeyPurpose
{
    /// <summary>To sign badges; and status lists too, where no key is there for them alone.</summary>
    Badges,

    /// <summary>
    /// To sign status lists and nothing else. They are signed much more often than badges, and a key for them alone can
    /// lie where revocations are made, while the one for badges is put away after each season.
    /// </summary>
    StatusLists,
}

/// <summary>What became of a key.</summary>
public enum KeyState
{
    /// <summary>It signs.</summary>
    Active,

    /// <summary>It signs no more; what it signed still verifies, so it stays published.</summary>
    Retired,

    /// <summary>Somebody else may have it: nothing that it signed verifies any more.</summary>
    Compromised,
}
