using System.Text.Json;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>
/// Finds the BadgeClass of an Open Badges 2.0 assertion and the profile of its issuer, or the profile of an endorser.
/// </summary>
/// <remarks>
/// The profile is always the one that the issuer's own address serves: a profile inside an assertion or a BadgeClass is
/// the word of whoever wrote that.
/// </remarks>
internal sealed class AssertionParties(FetchSession documents)
{
    /// <summary>Finds them for what is examined: an assertion or an endorsement.</summary>
    public ValueTask<PartiesLookup> FindAsync(
        Examination examination, JsonElement document, CancellationToken cancellationToken) =>
        examination.Presentation.IsEndorsement
            ? OfEndorsementAsync(document, cancellationToken)
            : OfAssertionAsync(document, cancellationToken);

    private async ValueTask<PartiesLookup> OfAssertionAsync(JsonElement assertion, CancellationToken cancellationToken)
    {
        var (badgeClass, trouble) = await FindBadgeClassAsync(assertion, cancellationToken);
        if (badgeClass is not { } badge)
        {
            return new PartiesLookup.Trouble(trouble!, null);
        }

        var issuerId = badge.Member("issuer")?.NodeId();
        if (issuerId is null || !WebScope.IsWeb(issuerId))
        {
            return Trouble(ProofJudgement.BadOf(ProofCheckProblemCodes.IssuerWrong, issuerId ?? "–"), badge);
        }

        if (assertion.Member("issuer")?.NodeId() is { } other && other != issuerId)
        {
            return Trouble(ProofJudgement.BadOf(ProofCheckProblemCodes.IssuersDiffer, other, issuerId), badge);
        }

        return await FindIssuerAsync(issuerId, badge, cancellationToken);
    }

    // An endorsement has no BadgeClass.
    private async ValueTask<PartiesLookup> OfEndorsementAsync(JsonElement endorsement, CancellationToken cancellationToken)
    {
        var issuerId = endorsement.Member("issuer")?.NodeId();
        return issuerId is not null && WebScope.IsWeb(issuerId)
            ? await FindIssuerAsync(issuerId, null, cancellationToken)
            : Trouble(ProofJudgement.BadOf(ProofCheckProblemCodes.IssuerWrong, issuerId ?? "–"), null);
    }

    private async ValueTask<PartiesLookup> FindIssuerAsync(
        string issuerId, JsonElement? badge, CancellationToken cancellationToken) =>
        await documents.GetJsonAsync(issuerId, FetchSession.JsonTypes, cancellationToken) switch
        {
            JsonLookup.Found(var profile, _) when profile.Text("id") == issuerId
                && (profile.IsOf("Issuer") || profile.IsOf("Profile")) =>
                new PartiesLookup.Found(badge, profile, issuerId),
            JsonLookup.Found or JsonLookup.Unreadable =>
                Trouble(ProofJudgement.BadOf(ProofCheckProblemCodes.IssuerWrong, issuerId), badge),
            _ => Trouble(ProofJudgement.OpenOf(ProofCheckProblemCodes.IssuerUnavailable, issuerId), badge),
        };

    private async ValueTask<(JsonElement? BadgeClass, ProofJudgement? Trouble)> FindBadgeClassAsync(
        JsonElement assertion, CancellationToken cancellationToken)
    {
        if (assertion.Object("badge") is { } embedded)
        {
            return (embedded, null);
        }

        var url = assertion.Text("badge");
        if (url is null || !WebScope.IsWeb(url))
        {
            return (null, ProofJudgement.BadOf(ProofCheckProblemCodes.BadgeClassWrong, url ?? "–"));
        }

        return await documents.GetJsonAsync(url, FetchSession.JsonTypes, cancellationToken) switch
        {
            JsonLookup.Found(var root, _) when root.Text("id") == url && root.IsOf("BadgeClass") => (root, null),
            JsonLookup.Found or JsonLookup.Unreadable =>
                (null, ProofJudgement.BadOf(ProofCheckProblemCodes.BadgeClassWrong, url)),
            _ => (null, ProofJudgement.OpenOf(ProofCheckProblemCodes.BadgeClassUnavailable, url)),
        };
    }

    private static PartiesLookup.Trouble Trouble(ProofJudgement judgement, JsonElement? badgeClass) =>
        new(judgement, badgeClass);
}

/// <summary>What became of looking for them.</summary>
internal abstract record PartiesLookup
{
    private PartiesLookup()
    {
    }

    /// <summary>Both are there, as far as there are two.</summary>
    public sealed record Found(JsonElement? BadgeClass, JsonElement Profile, string IssuerId) : PartiesLookup;

    /// <summary>One is not, or is not what it should be.</summary>
    public sealed record Trouble(ProofJudgement Judgement, JsonElement? BadgeClass) : PartiesLookup;
}
