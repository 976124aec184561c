using BadgeIssuer.Verification;

namespace BadgeIssuer.Web.Verification;

/// <summary>Answers whether a badge is genuine and holds: the same way that <c>badges verify</c> does.</summary>
internal interface IBadgeExaminer
{
    /// <summary>Examines what a visitor handed in. Any bytes give a report.</summary>
    /// <param name="badge">A badge in any of its forms, or the UTF-8 text of a link to one.</param>
    /// <param name="request">What is asked beside.</param>
    /// <param name="cancellationToken">Stops the examining.</param>
    ValueTask<VerificationReport> ExamineAsync(
        ReadOnlyMemory<byte> badge, VerificationRequest request, CancellationToken cancellationToken);
}
