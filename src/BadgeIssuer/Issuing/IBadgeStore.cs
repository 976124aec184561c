using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Issuing;

/// <summary>The issuing side's memory: every award with its exact signed bytes.</summary>
/// <remarks>
/// Every store passes the same contract tests. All calls are safe from several threads, and none leaves half a batch.
/// A store that cannot be read or written throws <see cref="BadgeStoreException"/>.
/// Each effect and its entry in the audit log are kept together: there is never one without the other.
/// </remarks>
public interface IBadgeStore : IStatusAllocator
{
    /// <summary>
    /// The award of a completion, or <see langword="null"/>. Of an award and its corrections, the last one; of a
    /// completion whose person's data were removed, the award without them, so that it is not issued again.
    /// </summary>
    IssuedBadge? Find(CompletionKey key);

    /// <summary>The awards of many completions, those that have one; quicker than asking for each.</summary>
    IReadOnlyDictionary<CompletionKey, IssuedBadge> Find(IEnumerable<CompletionKey> keys);

    /// <summary>The award with an identifier, or <see langword="null"/>.</summary>
    IssuedBadge? Find(CredentialId id);

    /// <summary>Awards in the order of issue.</summary>
    /// <param name="after">Only those whose <see cref="IssuedBadge.Sequence"/> is greater; 0 for all.</param>
    IEnumerable<IssuedBadge> List(long after = 0);

    /// <summary>Keeps a batch of awards with their documents: all of them, durably, or none.</summary>
    /// <param name="batch">The awards.</param>
    /// <param name="note">
    /// What the audit log is to say; the store adds the badges that were kept, and writes nothing where none was.
    /// </param>
    /// <returns>
    /// The awards as they stand in the store, in the order of <paramref name="batch"/>. Where a completion already has
    /// an award, made by another process in the meantime, that one stands there and the new one was not kept.
    /// </returns>
    ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch, AuditNote note);

    /// <summary>Keeps a badge in the place of the one that it corrects, which is superseded by it.</summary>
    /// <param name="badge">The new badge; <see cref="NewBadge.Supersedes"/> names the old one.</param>
    /// <param name="why">The old badge's change, to <see cref="BadgeStanding.Superseded"/>.</param>
    /// <param name="note">What the audit log is to say; the store adds both badges, the new one first.</param>
    /// <returns>The new badge as it stands in the store.</returns>
    /// <exception cref="BadgeStoreException">
    /// The old badge was superseded or erased in the meantime (<see cref="StoreProblemCodes.StandingChanged"/>).
    /// </exception>
    IssuedBadge Replace(NewBadge badge, BadgeEvent why, AuditNote note);

    /// <summary>Changes the standing of awards: all of them, durably, or none.</summary>
    /// <param name="changes">The changes, each award once.</param>
    /// <param name="note">What the audit log is to say; the store adds the badges.</param>
    /// <exception cref="BadgeStoreException">
    /// An award does not stand as the change supposes (<see cref="StoreProblemCodes.StandingChanged"/>).
    /// </exception>
    void Change(IReadOnlyList<StandingChange> changes, AuditNote note);

    /// <summary>
    /// Removes the data of the person of awards: number, name, address, holder's token and signed documents, from the
    /// files too and not only from sight. What is left is the award's id, its achievement, its day and its standing.
    /// </summary>
    /// <param name="ids">The awards.</param>
    /// <param name="why">Their change, to <see cref="BadgeStanding.Erased"/>.</param>
    /// <param name="note">What the audit log is to say; the store adds the badges.</param>
    void Erase(IReadOnlyList<CredentialId> ids, BadgeEvent why, AuditNote note);

    /// <summary>Keeps documents of awards that were signed anew, in the place of those before: all of them, durably, or none.</summary>
    /// <param name="awards">The awards with all of their documents.</param>
    /// <param name="note">What the audit log is to say; the store adds the badges.</param>
    void Resecure(IReadOnlyList<ResecuredAward> awards, AuditNote note);

    /// <summary>Writes an effect that lies outside the store into the audit log.</summary>
    void Record(AuditNote note);

    /// <summary>The end of the audit log.</summary>
    AuditHead AuditHead { get; }

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

    /// <summary>What the status lists of a number must say, by the standing of their awards.</summary>
    /// <param name="number">The number, from 1.</param>
    StatusBits FindStatusBits(int number);

    /// <summary>A status list as it was signed last, or <see langword="null"/> if it never was.</summary>
    SignedStatusList? FindStatusList(StatusListName list);

    /// <summary>Keeps a status list that was signed, in place of the one before.</summary>
    void KeepStatusList(SignedStatusList list);

    /// <summary>Awards that were issued or changed and not published since, in the order of issue.</summary>
    IEnumerable<IssuedBadge> Unpublished();

    /// <summary>Awards whose standing was ever changed, in the order of issue; few beside all of them.</summary>
    IEnumerable<IssuedBadge> Changed();

    /// <summary>Remembers that awards were published as they stand.</summary>
    /// <param name="badges">Awards of <see cref="Unpublished"/>, or any.</param>
    void MarkPublished(IReadOnlyCollection<IssuedBadge> badges);
}

/// <summary>An award to keep.</summary>
public sealed record NewBadge
{
    /// <summary>Its identifier.</summary>
    public required CredentialId Id { get; init; }

    /// <summary>The completion.</summary>
    public required Completion Completion { get; init; }

    /// <summary>The achievement's code.</summary>
    public required string AchievementCode { get; init; }

    /// <summary>Its place in the status lists, reserved before.</summary>
    public required StatusPlace Status { get; init; }

    /// <summary>The last day on which it is valid, in the programme's time zone; <see langword="null"/> if it does not end.</summary>
    public DateOnly? ValidThrough { get; init; }

    /// <summary>When it was issued, in UTC, whole seconds.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Its documents.</summary>
    public required SecuredCredential Secured { get; init; }

    /// <summary>The run that it is issued in: a short readable name, the same for all badges of one plan.</summary>
    public required string Batch { get; init; }

    /// <summary>The code of the operator who sent its roster; <see langword="null"/> if nobody said.</summary>
    public string? Operator { get; init; }

    /// <summary>
    /// The secret part of its holder's own link: 26 characters of the alphabet of <see cref="CredentialId"/>, 128 random
    /// bits that nothing else is derived from.
    /// </summary>
    public required string HolderToken { get; init; }

    /// <summary>
    /// Whether verifiers can be told of a suspension: its credential has an entry for it, or it has none and is only
    /// given out in forms whose issuer answers for them anew each time.
    /// </summary>
    public bool CanBeSuspended { get; init; }

    /// <summary>The badge that it corrects, or <see langword="null"/>.</summary>
    public CredentialId? Supersedes { get; init; }

    /// <summary>What it may be issued for once.</summary>
    public CompletionKey Key => new(Completion.LearnerNumber, AchievementCode);
}
