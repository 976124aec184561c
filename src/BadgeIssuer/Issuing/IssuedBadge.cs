using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>One award as the store holds it, without its signed bytes.</summary>
/// <remarks>Holds personal data: it never leaves the issuing side, and never enters a log.</remarks>
public sealed record IssuedBadge
{
    /// <summary>The award's identifier.</summary>
    public required CredentialId Id { get; init; }

    /// <summary>Position in the order of issue, from 1; given by the store. It has gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The completion that it attests.</summary>
    public required Completion Completion { get; init; }

    /// <summary>The achievement's code, the part of the completion key.</summary>
    public required string AchievementCode { get; init; }

    /// <summary>Its place in the status lists.</summary>
    public required StatusPlace Status { get; init; }

    /// <summary>When it was issued, in UTC, whole seconds.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The documents that were made, in the order of <see cref="CredentialFormat"/>.</summary>
    public required ImmutableArray<StoredDocument> Documents { get; init; }

    /// <summary>The SHA-256, in lower-case hexadecimal, of the picture that was baked; without a picture, <see langword="null"/>.</summary>
    public string? PictureSha256 { get; init; }

    /// <summary>What it may be issued for once.</summary>
    public CompletionKey Key => new(Completion.LearnerNumber, AchievementCode);
}

/// <summary>One document of an award.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Sha256">The SHA-256 of its exact bytes, in lower-case hexadecimal.</param>
public sealed record StoredDocument(CredentialFormat Format, string Sha256);
