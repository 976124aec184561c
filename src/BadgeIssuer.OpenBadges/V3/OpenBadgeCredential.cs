using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V3;

/// <summary>An award: who issued which achievement to whom, and when. Unsecured; a proof comes later.</summary>
/// <remarks>
/// <para>Written by <see cref="OpenBadgeCredentialWriter"/>, which adds <c>@context</c> and <c>type</c>. An empty
/// array or <see langword="null"/> is a property that is not written.</para>
/// <para>Source: Open Badges 3.0, AchievementCredential, in its VC Data Model 2.0 form.</para>
/// </remarks>
public sealed record OpenBadgeCredential
{
    /// <summary>Contexts after the two that every credential has, e.g. for a proof. Usually none.</summary>
    public ImmutableArray<string> AdditionalContexts { get; init; } = [];

    /// <summary>Absolute URI that names this credential.</summary>
    public required string Id { get; init; }

    /// <summary>For wallets to show, or <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>For wallets to show, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>For wallets to show, or <see langword="null"/>.</summary>
    public Image? Image { get; init; }

    /// <summary>Who vouches for the award.</summary>
    public required Profile Issuer { get; init; }

    /// <summary>When it becomes valid; also which of two credentials with one id is the newer.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>When it ceases to be valid, or <see langword="null"/> if never.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When the achievement was first awarded, written with this value's own offset.</summary>
    public DateTimeOffset? AwardedDate { get; init; }

    /// <summary>The recipient and the achievement.</summary>
    public required AchievementSubject CredentialSubject { get; init; }

    /// <summary>Work that the recipient did to earn the achievement.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>The JSON Schemas that it says it conforms to.</summary>
    public ImmutableArray<CredentialSchema> CredentialSchema { get; init; } = [];

    /// <summary>Where its status stands, or <see langword="null"/> if it can never be revoked.</summary>
    public BitstringStatusListEntry? CredentialStatus { get; init; }

    /// <summary>
    /// A second status entry, or <see langword="null"/>; only beside <see cref="CredentialStatus"/>, which is written as
    /// an array then.
    /// </summary>
    /// <remarks>
    /// Verifiable Credentials 2.0 §4.10 allows several. The model of Open Badges 3.0 has room for one, and validators
    /// that go by its JSON Schema refuse the array.
    /// </remarks>
    public BitstringStatusListEntry? SecondCredentialStatus { get; init; }

    /// <summary>
    /// Where a newer edition can be had, or <see langword="null"/>; only with
    /// <see cref="ContextIris.OpenBadgesV3Extensions"/> among <see cref="AdditionalContexts"/>.
    /// </summary>
    public RefreshService? RefreshService { get; init; }
}
