using System.Text.Json;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Judges a signed Open Badges 2.0 assertion or endorsement.</summary>
/// <remarks>
/// The key must be listed in the profile that the issuer's own address serves, and must name the issuer as its owner: one
/// of the two alone could be said by anybody. Source: Open Badges 2.0, “Signed Verification”, CryptographicKey.
/// </remarks>
internal sealed class SignedAssertionProof(FetchSession documents)
{
    private const int MaximumKeys = 8;

    private readonly AssertionParties _parties = new(documents);

    /// <summary>Judges, and notes the BadgeClass and the profile that were found.</summary>
    public async ValueTask<ProofJudgement> JudgeAsync(
        Examination examination, JwsEnvelope envelope, CancellationToken cancellationToken)
    {
        if (envelope.Jws is not { } jws)
        {
            return ProofJudgement.BadOf(envelope.Problem!);
        }

        var assertion = examination.Presentation.Document;
        switch (await _parties.FindAsync(examination, assertion, cancellationToken))
        {
            case PartiesLookup.Found(var badgeClass, var profile, var issuerId):
                examination.Resolve(assertion, badgeClass, profile);
                return await JudgeAsync(jws, assertion, profile, issuerId, cancellationToken);

            case PartiesLookup.Trouble(var judgement, var badgeClass):
                examination.Resolve(assertion, badgeClass, profile: null);
                return judgement;

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async ValueTask<ProofJudgement> JudgeAsync(
        CompactJws jws, JsonElement assertion, JsonElement profile, string issuerId, CancellationToken cancellationToken)
    {
        var named = AssertionVerifications.Object(assertion)?.Member("creator")?.NodeId() ?? jws.Header.KeyId;
        var listed = profile.Values("publicKey")
            .Where(key => key.NodeId() is { } id && (named is null || id == named))
            .Take(MaximumKeys)
            .ToArray();

        ProofJudgement judgement = ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNotOwned, named ?? issuerId);
        foreach (var key in listed)
        {
            judgement = await JudgeByKeyAsync(jws, key, issuerId, cancellationToken);
            if (judgement is ProofJudgement.Good)
            {
                break;
            }
        }

        return judgement;
    }

    private async ValueTask<ProofJudgement> JudgeByKeyAsync(
        CompactJws jws, JsonElement listed, string issuerId, CancellationToken cancellationToken)
    {
        var id = listed.NodeId()!;
        var key = listed;

        if (listed.Text("publicKeyPem") is null)
        {
            switch (await documents.GetJsonAsync(id, FetchSession.JsonTypes, cancellationToken))
            {
                case JsonLookup.Found(var root, _):
                    key = root;
                    break;

                case JsonLookup.Unreadable:
                    return ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNotOwned, id);

                default:
                    return ProofJudgement.OpenOf(ProofCheckProblemCodes.KeyUnavailable, id);
            }
        }

        if (key.Text("id") != id || key.Member("owner")?.NodeId() != issuerId || key.Text("publicKeyPem") is not { } pem)
        {
            return ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNotOwned, id);
        }

        if (!PublicKey.TryFromPem(pem, out var publicKey, out var unusable))
        {
            return ProofJudgement.BadOf(unusable);
        }

        return jws.Verify(publicKey, out var mismatch)
            ? new ProofJudgement.Good(publicKey)
            : ProofJudgement.BadOf(mismatch);
    }
}
