using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Dids;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Judges a credential whose key its issuer has withdrawn by what its own address serves now.</summary>
/// <remarks>
/// <para>An issuer that lost a key signs anew what it can prove to have signed before, under the same addresses. The copy
/// in hand is then as good as what is served, provided that both say the same, word for word: the old signature proves
/// nothing, the new one and the address prove everything. A forger who has the key can only repeat what is true.</para>
/// <para>Only addresses under the issuer's own are asked.</para>
/// </remarks>
internal static class HostedEdition
{
    // What secures a credential, and the claims by which a JWT repeats it.
    private static readonly string[] NotContent = ["proof", "iss", "jti", "sub", "nbf", "exp", "iat"];

    /// <summary>Asks for the edition that is served.</summary>
    /// <returns>
    /// A good judgement of the credential in hand, with a warning; <see langword="null"/> if nothing is served that speaks
    /// for it.
    /// </returns>
    public static async ValueTask<ProofJudgement.Good?> FindAsync(
        JsonElement credential, FetchSession documents, CredentialProof proofs, CancellationToken cancellationToken)
    {
        if (credential.Text("id") is not { } id
            || credential.Member("issuer")?.NodeId() is not { } issuerId
            || !IsUnderIssuer(id, issuerId))
        {
            return null;
        }

        return await documents.GetAsync(id, LinkFollower.BadgeTypes, cancellationToken)
                is DocumentLookup.Answered { Status: 200 } answered
            && PresentationDecoder.Decode(answered.Body).Badges is
                [DecodedBadge.Read({ Edition: BadgeEdition.V3 } served)]
            && SaysTheSame(credential, served.Document)
            && await proofs.JudgeInHandAsync(served.Document, served.Envelope, cancellationToken) is ProofJudgement.Good good
                ? good with
                {
                    Warnings = [.. good.Warnings, Problem.Of(ProofCheckProblemCodes.KeyReplaced, id)],
                }
                : null;
    }

    private static bool SaysTheSame(JsonElement one, JsonElement other)
    {
        var first = Content(one).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var second = Content(other).ToArray();
        return first.Count == second.Length && second.All(member =>
            first.TryGetValue(member.Name, out var value) && JsonCanonicalizer.AreSame(value, member.Value));

        static IEnumerable<JsonProperty> Content(JsonElement credential) =>
            credential.EnumerateObject().Where(member => !NotContent.Contains(member.Name));
    }

    // In development a did:web of localhost is served over http, where its addresses say https.
    private static bool IsUnderIssuer(string id, string issuerId)
    {
        if (WebScope.IsWeb(issuerId))
        {
            return WebScope.IsUnder(id, issuerId);
        }

        return DidWeb.TryToUrl(issuerId, out var document)
            && (IsBeside(document, id) || (id.StartsWith("http://localhost", StringComparison.Ordinal)
                && IsBeside(document, "https://" + id["http://".Length..])));

        static bool IsBeside(string document, string id) =>
            WebScope.IsUnder(id, document[..document.LastIndexOf('/')].Replace("/.well-known", "", StringComparison.Ordinal));
    }
}
