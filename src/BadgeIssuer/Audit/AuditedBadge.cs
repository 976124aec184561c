using System.Collections.Immutable;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Audit;

/// <summary>A badge that an entry of the log is about.</summary>
/// <param name="Id">Its identifier.</param>
public sealed record AuditedBadge(CredentialId Id)
{
    /// <summary>A badge whose making is entered: what later proves that these bytes were there at that time.</summary>
    public static AuditedBadge Made(IssuedBadge badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return Secured(badge) with { Place = badge.Status, Achievement = badge.Completion.AchievementId };
    }

    /// <summary>A badge of which documents were made anew.</summary>
    public static AuditedBadge Secured(IssuedBadge badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return new AuditedBadge(badge.Id) { Sha256 = [.. DigestsOf(badge)] };
    }

    /// <summary>
    /// The SHA-256 of each of its documents but the picture, in lower-case hexadecimal and in the order of
    /// <see cref="CredentialFormat"/>, where the entry is about their making.
    /// </summary>
    public ImmutableArray<string> Sha256 { get; init; } = [];

    /// <summary>
    /// Its place in the status lists, where the entry is about its making, so that no place is given out twice even if the
    /// store is lost. Otherwise <see langword="null"/>.
    /// </summary>
    public StatusPlace? Place { get; init; }

    /// <summary>The id of its achievement, where the entry is about its making. Otherwise <see langword="null"/>.</summary>
    public string? Achievement { get; init; }

    /// <summary>What <see cref="Sha256"/> is of a badge: all that was signed or is hosted, and not what it was baked into.</summary>
    public static IEnumerable<string> DigestsOf(IssuedBadge badge) => badge.Documents
        .Where(document => document.Format is not CredentialFormat.Png)
        .Select(document => document.Sha256);
}
