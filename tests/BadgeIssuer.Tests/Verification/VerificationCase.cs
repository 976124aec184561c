using BadgeIssuer.Verification;

namespace BadgeIssuer.Tests.Verification;

/// <summary>One thing that may be handed in, and what must be said of it.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Make">Prepares the web and makes the input.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Check">The check that decides it; <see langword="null"/> where every check passes or is not applicable.</param>
/// <param name="Outcome">What the check established.</param>
/// <param name="Code">And why.</param>
/// <param name="Recipient">Whom the caller names.</param>
/// <param name="At">The judged time, where it is not the clock's.</param>
internal sealed record VerificationCase(
    string Name,
    Func<TestIssuer, string> Make,
    Verdict Verdict,
    CheckId? Check = null,
    CheckOutcome Outcome = CheckOutcome.Passed,
    string? Code = null,
    string? Recipient = null,
    DateTimeOffset? At = null)
{
    public static VerificationCase Valid(string name, Func<TestIssuer, string> make, string? recipient = null) =>
        new(name, make, Verdict.Valid, Recipient: recipient);

    public static VerificationCase Invalid(
        string name, CheckId check, string code, Func<TestIssuer, string> make, string? recipient = null, DateTimeOffset? at = null) =>
        new(name, make, Verdict.Invalid, check, CheckOutcome.Failed, code, recipient, at);

    public static VerificationCase Open(
        string name, CheckId check, string code, Func<TestIssuer, string> make, string? recipient = null, DateTimeOffset? at = null) =>
        new(name, make, Verdict.Undetermined, check, CheckOutcome.Inconclusive, code, recipient, at);

    public override string ToString() => Name;
}
