using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Verification;
using BadgeIssuer.Web.Published;
using BadgeIssuer.Web.Verification;

namespace BadgeIssuer.Web.Badges;

/// <summary>Examines a badge of this publication for its share page.</summary>
internal sealed class OwnBadge(PublicationFolder publication, PublishedSite site, IBadgeExaminer examiner)
{
    /// <summary>Examines the published record of a badge, as anyone who downloads it would.</summary>
    public async ValueTask<VerificationReport> ExamineAsync(SharedBadge badge, CancellationToken cancellationToken)
    {
        // The newest standard first: they say the same, and each holds by itself.
        foreach (var (_, format) in CredentialFormatNames.All)
        {
            if (await publication.ReadAsync(PublishedPaths.Award(badge.Id, format), cancellationToken) is { } record)
            {
                return await Examine(record);
            }
        }

        // Nothing of it is left here: what the report says then is what any visitor would be told.
        return await Examine(ReadOnlyMemory<byte>.Empty);

        ValueTask<VerificationReport> Examine(ReadOnlyMemory<byte> record) =>
            examiner.ExamineAsync(record, new($"{site.BaseUrl}/credentials/{badge.Id}"), cancellationToken);
    }
}
