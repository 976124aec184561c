using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>An award: which badge class, to whom, when.</summary>
/// <remarks>Source: Open Badges 2.0, Assertion.</remarks>
public sealed record Assertion
{
    /// <summary>The URL that it is served from, if hosted; <c>urn:uuid:…</c>, if signed.</summary>
    public required string Id { get; init; }

    /// <summary>The recipient.</summary>
    public required IdentityObject Recipient { get; init; }

    /// <summary>URL of the badge class.</summary>
    public required string Badge { get; init; }

    /// <summary>How it is verified.</summary>
    public required VerificationObject Verification { get; init; }

    /// <summary>When it was awarded, written with this value's own offset.</summary>
    public required DateTimeOffset IssuedOn { get; init; }

    /// <summary>When it ceases to be valid, or <see langword="null"/> if never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>URL of the baked picture of this award, or <see langword="null"/>. Never a data URI.</summary>
    public string? Image { get; init; }

    /// <summary>URLs of evidence.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>What connects the pieces of evidence, in Markdown, or <see langword="null"/>.</summary>
    public string? Narrative { get; init; }
}
