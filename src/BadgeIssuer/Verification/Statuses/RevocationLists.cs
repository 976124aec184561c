using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Verification.Checks;

namespace BadgeIssuer.Verification.Statuses;

/// <summary>Looks a badge up in a list of the badges that were revoked, by identifier.</summary>
/// <remarks>
/// Such lists are not signed: that they are the issuer's follows from where they lie, which the signed badge or the
/// issuer's own profile says. Source: Open Badges 2.0, RevocationList; Open Badges 3.0, 1EdTechRevocationList (the
/// property was called <c>revokedCredentials</c> before May 2023).
/// </remarks>
internal sealed class RevocationLists(FetchSession documents)
{
    /// <summary>The type of the Open Badges 3.0 list, in <c>credentialStatus</c>.</summary>
    public const string Type = "1EdTechRevocationList";

    /// <summary>Looks up in a list.</summary>
    /// <param name="url">Where the list lies.</param>
    /// <param name="issuerId">The badge's issuer.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="properties">The names that the list's property may have.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public async ValueTask<StatusLookup> FindAsync(
        string url, string issuerId, JsonElement badge, string[] properties, CancellationToken cancellationToken)
    {
        switch (await documents.GetJsonAsync(url, FetchSession.JsonTypes, cancellationToken))
        {
            case JsonLookup.Found(var list, _):
                if (list.Member("issuer")?.NodeId() is { } issuer && issuer != issuerId)
                {
                    return StatusLookup.OpenOf(StatusCheckProblemCodes.ListOfAnother, url);
                }

                if (Array.Find(properties, name => list.Member(name) is { ValueKind: JsonValueKind.Array }) is not { } property)
                {
                    return new StatusLookup.Open(
                        Problem.At("/" + properties[0], StatusProblemCodes.ListMalformed, properties[0]));
                }

                return new StatusLookup.Known(list.Values(property).Any(entry => Names(entry, badge)));

            case JsonLookup.Unreadable(var problem):
                return new StatusLookup.Open(problem);

            default:
                return StatusLookup.OpenOf(StatusCheckProblemCodes.ListUnavailable, url);
        }
    }

    // An entry is an identifier, or an object with one; only an explicit "revoked": false takes it back.
    private static bool Names(JsonElement entry, JsonElement badge)
    {
        if (entry.Member("revoked") is { ValueKind: JsonValueKind.False })
        {
            return false;
        }

        return (entry.NodeId() is { } id && id == badge.Text("id"))
            || (entry.Text("uid") is { } uid && uid == badge.Text("uid"));
    }
}
