using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>What a badge says, in the words that both versions share.</summary>
/// <remarks>
/// Read by the terms of the standards' own contexts, in compacted form: what a report shows is what was signed.
/// </remarks>
internal sealed record BadgeFacts
{
    // What a page can show; a badge of a stranger may hold a million.
    private const int MaximumAlignments = 200;

    public string? Id { get; private init; }

    public string? IssuerId { get; private init; }

    public string? IssuerName { get; private init; }

    public ReportedAchievement? Achievement { get; private init; }

    /// <summary>The beginning and the end as they are written, and their places.</summary>
    public string? From { get; private init; }

    public string? Until { get; private init; }

    public string FromPointer { get; private init; } = string.Empty;

    public string UntilPointer { get; private init; } = string.Empty;

    public DateTimeOffset? ValidFrom { get; private init; }

    public DateTimeOffset? ValidUntil { get; private init; }

    /// <summary>Of a credential: VC Data Model 2.0, or 1.1 where the names of its dates are the older ones.</summary>
    public static BadgeFacts OfCredential(JsonElement credential)
    {
        var from = credential.Member("validFrom") is null ? "issuanceDate" : "validFrom";
        var until = credential.Member("validUntil") is null && from is "issuanceDate" ? "expirationDate" : "validUntil";
        var subject = credential.Values("credentialSubject").FirstOrDefault();
        var issuer = credential.Member("issuer");

        return new BadgeFacts
        {
            Id = credential.Text("id"),
            IssuerId = issuer?.NodeId(),
            IssuerName = issuer?.HumanText("name"),
            Achievement = subject.Object("achievement") is { } achievement ? ReadAchievement(achievement) : null,
            From = credential.Text(from),
            Until = credential.Text(until),
            FromPointer = "/" + from,
            UntilPointer = "/" + until,
            ValidFrom = DateTimeStamp.TryParse(credential.Text(from), out var begins) ? begins : null,
            ValidUntil = DateTimeStamp.TryParse(credential.Text(until), out var ends) ? ends : null,
        };
    }

    /// <summary>Of an assertion with the BadgeClass and the issuer's profile that it leads to, as far as they are known.</summary>
    public static BadgeFacts OfAssertion(JsonElement assertion, JsonElement? badgeClass, JsonElement? profile)
    {
        var badge = badgeClass ?? assertion.Object("badge");
        var issuer = profile ?? badge?.Object("issuer");

        return new BadgeFacts
        {
            Id = assertion.Text("id"),
            IssuerId = issuer?.Text("id") ?? badge?.Member("issuer")?.NodeId(),
            IssuerName = issuer?.HumanText("name"),
            Achievement = badge is { } known
                ? ReadAchievement(known)
                : assertion.Text("badge") is { } id ? new ReportedAchievement(id, null, []) : null,
            From = assertion.Text("issuedOn"),
            Until = assertion.Text("expires"),
            FromPointer = "/issuedOn",
            UntilPointer = "/expires",
            ValidFrom = DateTimeStamp.TryParseIso8601(assertion.Text("issuedOn"), out var begins) ? begins : null,
            ValidUntil = DateTimeStamp.TryParseIso8601(assertion.Text("expires"), out var ends) ? ends : null,
        };
    }

    private static ReportedAchievement ReadAchievement(JsonElement achievement) => new(
        achievement.Text("id"),
        achievement.HumanText("name"),
        [.. achievement.Values("alignment").Take(MaximumAlignments).Select(alignment => new ReportedAlignment(
            alignment.HumanText("targetName"),
            alignment.Text("targetUrl"),
            alignment.HumanText("targetFramework"),
            alignment.Text("targetCode"),
            alignment.HumanText("targetDescription")))]);
}
