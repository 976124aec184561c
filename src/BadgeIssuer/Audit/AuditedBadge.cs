using BadgeIssuer.Issuing;

namespace BadgeIssuer.Audit;

/// <summary>A badge that an entry of the log is about.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Sha256">
/// The SHA-256 of its first document, in lower-case hexadecimal, where the entry is about its making: what proves later
/// that exactly these bytes were there at that time. Otherwise <see langword="null"/>.
/// </param>
/// <param name="Place">
/// Its place in the status lists, where the entry is about its making, so that no place is given out twice even if the
/// store is lost. Otherwise <see langword="null"/>.
/// </param>
public sealed record AuditedBadge(CredentialId Id, string? Sha256 = null, StatusPlace? Place = null);
