using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>Follows a link that was handed in as a badge, or that an old picture carries in place of one.</summary>
/// <remarks>
/// One link is followed, and what answers must be a badge: a page about a badge is not read, because what a page says is
/// not signed. The workspace's own share pages answer with the badge to whoever asks for one.
/// </remarks>
internal static class LinkFollower
{
    /// <summary>What is read as a badge, as an HTTP <c>Accept</c> value.</summary>
    public const string BadgeTypes =
        "application/vc+jwt, application/jwt;q=0.9, application/vc;q=0.8, application/vc+ld+json;q=0.8, "
        + "application/ld+json;q=0.8, application/json;q=0.7, image/png;q=0.5, image/svg+xml;q=0.5, text/plain;q=0.4";

    /// <summary>Asks for the badge.</summary>
    public static async ValueTask<DecodedInput> FollowAsync(
        string url, FetchSession documents, CancellationToken cancellationToken)
    {
        if (await documents.GetAsync(url, BadgeTypes, cancellationToken) is not DocumentLookup.Answered answered)
        {
            return Unanswered(Problem.Of(PresentationProblemCodes.LinkNotAnswered, url, "–"));
        }

        // A withdrawn badge answers 410, with what is left of it.
        if (answered.Status is not (200 or 410))
        {
            return Unanswered(Problem.Of(
                PresentationProblemCodes.LinkNotAnswered, url, answered.Status.ToString(CultureInfo.InvariantCulture)));
        }

        var decoded = PresentationDecoder.Decode(answered.Body);
        if (!decoded.Badges.Any(badge => badge is DecodedBadge.Read))
        {
            return answered.Status == 410
                ? Unanswered(Problem.Of(PresentationProblemCodes.LinkNotAnswered, url, "410"))
                : Unanswered(Problem.Of(PresentationProblemCodes.LinkToAnotherThing, url));
        }

        ImmutableArray<DecodedBadge> badges = [.. decoded.Badges.Select(badge => badge is DecodedBadge.Link(var further)
            ? new DecodedBadge.Unanswered(Problem.Of(PresentationProblemCodes.LinkToAnotherThing, further))
            : badge)];
        return decoded with { Badges = badges };
    }

    private static DecodedInput Unanswered(Problem problem) =>
        new(PresentedFormat.Unrecognised, [new DecodedBadge.Unanswered(problem)]);
}
