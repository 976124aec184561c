using BadgeIssuer.Verification;

namespace BadgeIssuer.Web.Verification;

/// <summary>The site's examiner: the verifier.</summary>
internal sealed class BadgeExaminer(CredentialVerifier verifier) : IBadgeExaminer
{
    public ValueTask<VerificationReport> ExamineAsync(
        ReadOnlyMemory<byte> badge, VerificationRequest request, CancellationToken cancellationToken) =>
        verifier.VerifyAsync(badge, request, cancellationToken);
}
