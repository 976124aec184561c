namespace BadgeIssuer.Verification;

/// <summary>Knows which badge took the place of one that was revoked.</summary>
/// <remarks>
/// A status list says that a badge was revoked, and not that it was corrected (Bitstring Status List 1.0 has no such purpose).
/// Those who hold the issuer's own publication know more: implemented on floor 3.
/// </remarks>
public interface ISuccessorSource
{
    /// <summary>The address of the badge that took a badge's place.</summary>
    /// <param name="badgeId">The revoked badge, as it calls itself.</param>
    /// <param name="issuerId">
    /// Its issuer, as it states it and its proof bears out; <see langword="null"/> where its own host has withdrawn it, so that
    /// nothing of it is there but its address.
    /// </param>
    /// <returns><see langword="null"/> where there is none, or none is known.</returns>
    string? Find(string badgeId, string? issuerId);
}
