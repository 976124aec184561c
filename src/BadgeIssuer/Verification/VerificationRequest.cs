namespace BadgeIssuer.Verification;

/// <summary>What a caller asks of one verification, beside the bytes.</summary>
/// <param name="Input">How the caller names the input, repeated in the report: a file's name, a URL, <c>-</c>.</param>
/// <param name="Recipient">
/// Whom the badge should be about, as the applicant states it: a mail address, a name, an identifier; or
/// <see langword="null"/> to leave the question unasked.
/// </param>
/// <param name="At">The instant at which periods are judged, or <see langword="null"/> for now.</param>
public sealed record VerificationRequest(string Input, string? Recipient = null, DateTimeOffset? At = null);
