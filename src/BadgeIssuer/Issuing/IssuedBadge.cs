using System.Collections.Immutable;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Issuing;

/// <summary>One award as the store holds it, without its signed bytes.</summary>
/// <remarks>Holds personal data: it never leaves the issuing side, and never enters a log.</remarks>
public sealed record IssuedBadge
{
    /// <summary>The award's identifier.</summary>
    public required CredentialId Id { get; init; }

    /// <summary>Position in the order of issue, from 1; given by the store. It has gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>
    /// The completion that it attests. Where <see cref="Standing"/> is <see cref="BadgeStanding.Erased"/>, number, name
    /// and mail address are empty.
    /// </summary>
    public required Completion Completion { get; init; }

    /// <summary>The achievement's code, the part of the completion key.</summary>
    public required string AchievementCode { get; init; }

    /// <summary>Its place in the status lists.</summary>
    public required StatusPlace Status { get; init; }

    /// <summary>The last day on which it is valid, in the programme's time zone; <see langword="null"/> if it does not end.</summary>
    public DateOnly? ValidThrough { get; init; }

    /// <summary>When it was issued, in UTC, whole seconds.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The documents that were made, in the order of <see cref="CredentialFormat"/>.</summary>
    public required ImmutableArray<StoredDocument> Documents { get; init; }

    /// <summary>The SHA-256, in lower-case hexadecimal, of the picture that was baked; without a picture, <see langword="null"/>.</summary>
    public string? PictureSha256 { get; init; }

    /// <summary>The run that it was issued in, by which it is delivered: see <see cref="NewBadge.Batch"/>.</summary>
    public required string Batch { get; init; }

    /// <summary>The code of the operator who sent its roster; <see langword="null"/> if nobody said.</summary>
    public string? Operator { get; init; }

    /// <summary>The secret part of its holder's own link: see <see cref="NewBadge.HolderToken"/>; empty once erased.</summary>
    public required string HolderToken { get; init; }

    /// <summary>
    /// Of an erased badge, the name under which its holder's link had been published
    /// (<see cref="Sharing.HolderToken.Handle"/>), so that it can be withdrawn; otherwise <see langword="null"/>.
    /// </summary>
    public string? WithdrawnHandle { get; init; }

    /// <summary>Whether verifiers can be told of a suspension: see <see cref="NewBadge.CanBeSuspended"/>.</summary>
    public bool CanBeSuspended { get; init; }

    /// <summary>How it stands.</summary>
    public BadgeStanding Standing { get; init; }

    /// <summary>Every change of its standing, in order; empty while it has only been issued.</summary>
    public ImmutableArray<BadgeEvent> Events { get; init; } = [];

    /// <summary>The badge that it corrects, or <see langword="null"/>.</summary>
    public CredentialId? Supersedes { get; init; }

    /// <summary>The corrected badge that took its place, or <see langword="null"/>.</summary>
    public CredentialId? SupersededBy { get; init; }

    /// <summary>What it may be issued for once.</summary>
    public CompletionKey Key => new(Completion.LearnerNumber, AchievementCode);
}

/// <summary>One document of an award.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Sha256">The SHA-256 of its exact bytes, in lower-case hexadecimal.</param>
public sealed record StoredDocument(CredentialFormat Format, string Sha256)
{
    /// <summary>Where the store keeps its bytes, which only the store understands; <see langword="null"/> if it does not.</summary>
    public StoredBytes? Bytes { get; init; }
}

/// <summary>A piece of what a store keeps.</summary>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Length">How long it is, in bytes.</param>
public readonly record struct StoredBytes(long Offset, int Length);
