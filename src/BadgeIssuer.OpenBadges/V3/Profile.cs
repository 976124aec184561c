using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V3;

/// <summary>A person or an organisation: an issuer, a creator.</summary>
/// <remarks>Source: Open Badges 3.0, Profile.</remarks>
public sealed record Profile
{
    /// <summary>Absolute URI that names it, e.g. a DID.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people, or <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Home page, or <see langword="null"/>.</summary>
    public string? Url { get; init; }

    /// <summary>Telephone number, or <see langword="null"/>.</summary>
    public string? Phone { get; init; }

    /// <summary>Short description, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>Picture, e.g. a logo, or <see langword="null"/>.</summary>
    public Image? Image { get; init; }

    /// <summary>Public e-mail address, or <see langword="null"/>.</summary>
    public string? Email { get; init; }

    /// <summary>Other names that systems know it by.</summary>
    public ImmutableArray<IdentifierEntry> OtherIdentifier { get; init; } = [];

    /// <summary>Name of an authorised official of the organisation, or <see langword="null"/>.</summary>
    public string? Official { get; init; }

    /// <summary>The organisation above it, or <see langword="null"/>.</summary>
    public Profile? ParentOrg { get; init; }
}
