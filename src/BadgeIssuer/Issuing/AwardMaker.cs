using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>Makes badges, signed and ready to be kept.</summary>
/// <param name="places">Where places in the status lists come from.</param>
/// <param name="securer">Makes the documents.</param>
/// <param name="ids">Identifiers.</param>
/// <param name="salts">Salts.</param>
/// <param name="time">The clock.</param>
public sealed class AwardMaker(
    IStatusAllocator places, CredentialSecurer securer, ICredentialIdSource ids, ISaltSource salts, TimeProvider time)
{
    /// <summary>The present, in UTC, in whole seconds: what documents and the audit log are dated with.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        }
    }

    /// <summary>Makes badges.</summary>
    /// <param name="due">What is to be made.</param>
    /// <param name="run">The run that they are made in.</param>
    /// <returns>The badges, in the order of <paramref name="due"/>; nothing of them is kept yet.</returns>
    public ImmutableArray<NewBadge> Make(IReadOnlyList<DueAward> due, IssuanceRun run)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(run);
        var reserved = places.Reserve(due.Count);
        var issuedAt = Now;
        var badges = new NewBadge[due.Count];

        // Signing is what costs, above all with RSA, and every award is made by itself: so on all cores, in the
        // bounds of the batch, each at its own index, so that the order is the roster's.
        Parallel.For(0, due.Count, index => badges[index] = Make(due[index], reserved[index], issuedAt, run));
        return ImmutableArray.Create(badges);
    }

    /// <summary>Makes a newer edition of a badge that ends later. Everything else it says is as before.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="achievement">Its achievement.</param>
    /// <param name="documents">Its documents, from which it is told apart from others' again.</param>
    /// <param name="through">The new last day.</param>
    /// <returns>The new documents; nothing of them is kept yet.</returns>
    public SecuredCredential MakeAnew(
        IssuedBadge badge, AchievementDefinition achievement, IEnumerable<SecuredDocument> documents, DateOnly through)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var secrets = AwardSecrets.Read(documents);
        return securer.Secure(new Award
        {
            Id = badge.Id,
            SubjectId = secrets.SubjectId ?? ids.NextSubjectId(),
            Completion = badge.Completion,
            Achievement = achievement,
            Status = badge.Status,
            ValidThrough = through,
            IssuedAt = Now,
            EmailSalt = secrets.EmailSalt ?? salts.NextSalt(),
            NameSalt = secrets.NameSalt ?? salts.NextSalt(),
        });
    }

    private NewBadge Make(DueAward due, StatusPlace place, DateTimeOffset issuedAt, IssuanceRun run)
    {
        var award = new Award
        {
            Id = ids.NextCredentialId(),
            SubjectId = ids.NextSubjectId(),
            Completion = due.Completion,
            Achievement = due.Achievement,
            Status = place,
            ValidThrough = due.ValidThrough,
            IssuedAt = issuedAt,
            EmailSalt = salts.NextSalt(),
            NameSalt = salts.NextSalt(),
        };
        return new NewBadge
        {
            Id = award.Id,
            Completion = due.Completion,
            AchievementCode = due.Achievement.Code,
            Status = place,
            ValidThrough = due.ValidThrough,
            IssuedAt = issuedAt,
            Secured = securer.Secure(award),
            Batch = run.Batch,
            Operator = run.Operator,
            HolderToken = ids.NextHolderToken(),
            CanBeSuspended = securer.CanBeSuspended,
            Supersedes = due.Supersedes,
        };
    }
}
