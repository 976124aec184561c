using BadgeIssuer.Lifecycle;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Words;

namespace BadgeIssuer.Web.Badges;

/// <summary>What a page says of whether a badge holds: the issuer's word first, else what verifying it established.</summary>
/// <param name="Answer">The answer in words.</param>
/// <param name="Holds">Whether anybody may be invited to share it: a doubt is no reason against, a failure is.</param>
/// <param name="When">What the day <paramref name="Day"/> is; <see langword="null"/> where there is no day to tell.</param>
/// <param name="Day">Since when, or until when.</param>
/// <param name="Meaning">What follows for the reader, beyond the answer's own sentence.</param>
public sealed record BadgeStatement(
    Answer Answer, bool Holds, LocalizedText? When = null, DateOnly? Day = null, LocalizedText? Meaning = null)
{
    /// <summary>The statement on a badge.</summary>
    internal static BadgeStatement Of(SharedBadge badge, VerificationReport report)
    {
        if (Answer.Of(badge.Standing) is not { } standing)
        {
            var found = Answer.Of(report);
            return report.Verdict is not Verdict.Invalid ? new(found, Holds: true)
                : badge.ValidUntil is { } end && end <= report.VerifiedAt
                    ? new(found, Holds: false, BadgeWords.ExpiredOn, Layout.Dates.DayInJapan(end))
                    : new(found, Holds: false);
        }

        DateOnly? day = badge.Changed is { } changed ? Layout.Dates.DayInJapan(changed) : null;
        return badge.Standing switch
        {
            BadgeStanding.Suspended => new(standing, false, BadgeWords.SuspendedSince, day, BadgeWords.SuspendedMeans),
            BadgeStanding.Superseded => new(standing, false, BadgeWords.SupersededOn, day, BadgeWords.SupersededMeans),
            _ => new(standing, false, BadgeWords.RevokedOn, day, BadgeWords.RevokedMeans),
        };
    }
}
