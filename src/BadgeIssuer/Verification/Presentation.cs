using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Verification;

/// <summary>One badge as it was handed in, read and not yet judged.</summary>
/// <param name="Edition">Its generation.</param>
/// <param name="Document">The credential or assertion.</param>
/// <param name="Envelope">The JWS that it came in, or <see langword="null"/> for JSON.</param>
internal sealed record Presentation(BadgeEdition Edition, JsonElement Document, JwsEnvelope? Envelope)
{
    /// <summary>Whether it is an endorsement that a badge carries, and no badge itself.</summary>
    public bool IsEndorsement { get; init; }

    /// <summary>The edition as reports name it; version 1 has no name there.</summary>
    public OpenBadgesVersion? Version => Edition switch
    {
        BadgeEdition.V2 => OpenBadgesVersion.V2,
        BadgeEdition.V3 => OpenBadgesVersion.V3,
        _ => null,
    };
}

/// <summary>A JWS whose payload could be read.</summary>
/// <param name="Payload">The payload: the badge, with the claims of a JWT beside it or round it.</param>
/// <param name="Jws">The JWS, or <see langword="null"/> if its header or signature is refused.</param>
/// <param name="Problem">Why it is refused.</param>
internal sealed record JwsEnvelope(JsonElement Payload, CompactJws? Jws, ProofProblem? Problem);
