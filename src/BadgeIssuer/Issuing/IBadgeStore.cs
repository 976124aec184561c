using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>The issuing side's memory: every award with its exact signed bytes.</summary>
/// <remarks>
/// Every store passes the same contract tests. All calls are safe from several threads, and none leaves half a batch.
/// A store that cannot be read or written throws <see cref="BadgeStoreException"/>.
/// </remarks>
public interface IBadgeStore : IStatusAllocator
{
    /// <summary>The award of a completion, or <see langword="null"/>.</summary>
    IssuedBadge? Find(CompletionKey key);

    /// <summary>The award with an identifier, or <see langword="null"/>.</summary>
    IssuedBadge? Find(CredentialId id);

    /// <summary>Awards in the order of issue.</summary>
    /// <param name="after">Only those whose <see cref="IssuedBadge.Sequence"/> is greater; 0 for all.</param>
    IEnumerable<IssuedBadge> List(long after = 0);

    /// <summary>Keeps a batch of awards with their documents: all of them, durably, or none.</summary>
    /// <returns>
    /// The awards as they stand in the store, in the order of <paramref name="batch"/>. Where a completion already has
    /// an award, made by another process in the meantime, that one stands there and the new one was not kept.
    /// </returns>
    ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch);

    /// <summary>
    /// The exact bytes of an award's documents, in the order of <see cref="CredentialFormat"/>; without the baked
    /// picture, which is not kept but baked again.
    /// </summary>
    /// <exception cref="BadgeStoreException">Bytes are gone, or their SHA-256 is not the one that was stored.</exception>
    ImmutableArray<SecuredDocument> ReadDocuments(IssuedBadge badge);

    /// <summary>Keeps a picture that badges are baked into, once for each SHA-256.</summary>
    void KeepPicture(string sha256, ReadOnlyMemory<byte> png);

    /// <summary>A picture that was kept, or <see langword="null"/>.</summary>
    ReadOnlyMemory<byte>? FindPicture(string sha256);

    /// <summary>How many status lists have been begun.</summary>
    int StatusLists { get; }

    /// <summary>A status list as it was signed last, or <see langword="null"/> if it never was.</summary>
    /// <param name="list">Its number, from 1.</param>
    SignedStatusList? FindStatusList(int list);

    /// <summary>Keeps a status list that was signed, in place of the one before.</summary>
    void KeepStatusList(SignedStatusList list);

    /// <summary>Up to which <see cref="IssuedBadge.Sequence"/> all awards have been published.</summary>
    long PublishedThrough { get; set; }
}

/// <summary>An award to keep.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Completion">The completion.</param>
/// <param name="AchievementCode">The achievement's code.</param>
/// <param name="Status">Its place in the status lists, reserved before.</param>
/// <param name="IssuedAt">When it was issued, in UTC, whole seconds.</param>
/// <param name="Secured">Its documents.</param>
public sealed record NewBadge(
    CredentialId Id,
    Completion Completion,
    string AchievementCode,
    StatusPlace Status,
    DateTimeOffset IssuedAt,
    SecuredCredential Secured);
