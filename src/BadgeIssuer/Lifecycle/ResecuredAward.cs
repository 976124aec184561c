using BadgeIssuer.Issuing;

namespace BadgeIssuer.Lifecycle;

/// <summary>An award with documents that take the place of those before.</summary>
/// <param name="Id">The award.</param>
/// <param name="Secured">All of its documents.</param>
public sealed record ResecuredAward(CredentialId Id, SecuredCredential Secured)
{
    /// <summary>The new last day, where they end later than those before; otherwise <see langword="null"/>.</summary>
    public DateOnly? ValidThrough { get; init; }

    /// <summary>What its history is to say; <see langword="null"/> where nothing that it says has changed.</summary>
    public BadgeEvent? Event { get; init; }
}
