using BadgeIssuer.Lifecycle;
using BadgeIssuer.Verification.Words;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Confirming;

/// <summary>The route <c>/verify/confirmation</c>: checks the code of a printed confirmation.</summary>
internal static class ConfirmationEndpoints
{
    public const string Path = "/verify/confirmation";

    private const int LongestCode = 200;
    private const int LongestBadge = 2048;

    // A link, so that the QR code on the paper leads to the answer; it holds nothing personal and changes nothing.
    public static void MapConfirmation(this IEndpointRouteBuilder routes) =>
        routes.MapReading(Path, Get).RequireRateLimiting(RateLimits.Verification);

    private static async Task<IResult> Get(
        string? code,
        string? badge,
        PublicationFolder publication,
        OwnBadge own,
        ConfirmationKey key,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return Page(null, null, null, null);
        }

        if (code.Length > LongestCode || badge?.Length > LongestBadge
            || !Confirmation.TryRead(code, key, out var confirmation))
        {
            return Page(ConfirmationWords.Unknown, null, null, null);
        }

        var asked = badge?.Trim() is { Length: > 0 } named ? named : null;
        if (!confirmation.IsOwn)
        {
            var same = asked is null || Confirmation.DigestOf(asked) == confirmation.Badge;
            return Page(same ? ConfirmationWords.Genuine : ConfirmationWords.OtherBadge, confirmation, null, null);
        }

        var shared = await SharedBadge.FindAsync(publication, confirmation.Badge.ToString(), cancellationToken);
        var now = shared is { Standing: not BadgeStanding.Erased }
            ? BadgeStatement.Of(shared, await own.ExamineAsync(shared, cancellationToken))
            : null;
        return Page(ConfirmationWords.Genuine, confirmation, shared, now);
    }

    private static RenderedPage<ConfirmationPage> Page(
        Answer? answer, Confirmation? confirmation, SharedBadge? badge, BadgeStatement? now) =>
        new(new()
        {
            [nameof(ConfirmationPage.Answer)] = answer,
            [nameof(ConfirmationPage.Confirmed)] = confirmation,
            [nameof(ConfirmationPage.Badge)] = badge,
            [nameof(ConfirmationPage.Now)] = now,
        });
}
