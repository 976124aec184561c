using System.Text;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Endorsements;

/// <summary>Reads an endorsement that stands in a badge, or that a badge refers to, and judges nothing.</summary>
/// <remarks>
/// Open Badges 3.0: an EndorsementCredential, or one as VC-JWT. Open Badges 2.0: an Endorsement, or the address of one.
/// </remarks>
internal static class EndorsementReader
{
    /// <summary>Reads it.</summary>
    public static async ValueTask<DecodedBadge> ReadAsync(
        EndorsementPlace place, BadgeEdition edition, FetchSession documents, CancellationToken cancellationToken)
    {
        var decoded = place.Value switch
        {
            { ValueKind: JsonValueKind.Object } inside => PresentationDecoder.EndorsementOf(inside),
            var text when text.Text() is not { } written => Unreadable(),
            var text when edition is BadgeEdition.V3 =>
                PresentationDecoder.DecodeEndorsement(Encoding.UTF8.GetBytes(text.Text()!)),
            var text when WebScope.IsWeb(text.Text()) => await FollowAsync(text.Text()!, documents, cancellationToken),
            _ => Unreadable(),
        };

        return decoded is DecodedBadge.Read(var presentation) && presentation.Edition != edition ? Unreadable() : decoded;
    }

    private static async ValueTask<DecodedBadge> FollowAsync(
        string url, FetchSession documents, CancellationToken cancellationToken) =>
        await documents.GetAsync(url, FetchSession.JsonTypes, cancellationToken) switch
        {
            DocumentLookup.Answered { Status: 200 } answered => PresentationDecoder.DecodeEndorsement(answered.Body),
            DocumentLookup.Answered { Status: 404 } => Unreadable(ProofCheckProblemCodes.HostedNotFound, url),
            DocumentLookup.Answered { Status: 410 } => Unreadable(ProofCheckProblemCodes.HostedWithdrawn, url),
            _ => new DecodedBadge.Unanswered(Problem.Of(EndorsementProblemCodes.Unavailable, url)),
        };

    private static DecodedBadge.Unreadable Unreadable(
        string code = EndorsementProblemCodes.Unreadable, params ReadOnlySpan<string> arguments) =>
        new(Problem.Of(code, arguments));
}
