using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Judges the proof of a verifiable credential: a badge, or a status list.</summary>
/// <remarks>
/// <para>A key counts only if the issuer publishes it as its own. The header's <c>kid</c> and <c>jwk</c> help to find it
/// there; by themselves they prove nothing. An HTTPS <c>kid</c> is dereferenced, as Open Badges 3.0 asks, and then the
/// same key must stand among the issuer's.</para>
/// <para>Proofs inside the credential: <see cref="EmbeddedProofSet"/>.</para>
/// <para>Source: Open Badges 3.0, “JSON Web Token Proof Format”, “Verification”; RFC 7515 §5.2; RFC 8725.</para>
/// </remarks>
internal sealed class CredentialProof(FetchSession documents, DateTimeOffset at)
{
    private const string KeyTypes = "application/jwk+json, application/jwk-set+json, application/json";

    private readonly IssuerKeys _issuerKeys = new(documents);

    /// <summary>The instant at which keys and proofs must be in force.</summary>
    public DateTimeOffset At => at;

    /// <summary>
    /// Judges a credential; one whose key was withdrawn, by what its own address serves now: see
    /// <see cref="HostedEdition"/>.
    /// </summary>
    /// <param name="credential">The credential.</param>
    /// <param name="envelope">The JWS that it came in, if it did.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public async ValueTask<ProofJudgement> JudgeAsync(
        JsonElement credential, JwsEnvelope? envelope, CancellationToken cancellationToken)
    {
        var judgement = await JudgeInHandAsync(credential, envelope, cancellationToken);
        return judgement is ProofJudgement.Bad({ Code: ProofCheckProblemCodes.KeyNoLongerValid })
            ? (ProofJudgement?)await HostedEdition.FindAsync(credential, documents, this, cancellationToken) ?? judgement
            : judgement;
    }

    /// <summary>Judges a credential by its own proof alone.</summary>
    public async ValueTask<ProofJudgement> JudgeInHandAsync(
        JsonElement credential, JwsEnvelope? envelope, CancellationToken cancellationToken)
    {
        if (envelope is { Jws: null, Problem: var refusal })
        {
            return ProofJudgement.BadOf(refusal!);
        }

        if (envelope is null && !DataIntegrityProof.In(credential).Any())
        {
            return ProofJudgement.BadOf(ProofCheckProblemCodes.Missing);
        }

        if (credential.Member("issuer")?.NodeId() is not { Length: > 0 } issuerId)
        {
            return new ProofJudgement.Bad(Problem.At("/issuer", ProofCheckProblemCodes.IssuerMissing));
        }

        // Before anything is fetched: claims that contradict the credential need no key to be wrong.
        if (envelope is not null && VcJwt.CheckClaims(envelope.Payload) is [var claim, ..])
        {
            return ProofJudgement.BadOf(claim);
        }

        if (KnownContexts.FindUnknown(credential) is { } unknown)
        {
            return new ProofJudgement.Open(unknown);
        }

        if (envelope?.Jws is not { } jws)
        {
            return await EmbeddedProofSet.JudgeAsync(credential, issuerId, _issuerKeys, at, cancellationToken);
        }

        return WebScope.IsWeb(jws.Header.KeyId)
            ? await JudgeByWebKeyAsync(jws, jws.Header.KeyId!, issuerId, cancellationToken)
            : await JudgeByIssuerKeyAsync(jws, issuerId, cancellationToken);
    }

    private async ValueTask<ProofJudgement> JudgeByWebKeyAsync(
        CompactJws jws, string kid, string issuerId, CancellationToken cancellationToken)
    {
        var lookup = await documents.GetJsonAsync(kid, KeyTypes, cancellationToken);
        if (lookup is not JsonLookup.Found(var document, _))
        {
            // A key that is no longer served may have been withdrawn, and then the issuer says so.
            return lookup is JsonLookup.Missing
                && await _issuerKeys.FindAsync(issuerId, cancellationToken) is IssuerKeyLookup.Found found
                && Withdrawn(jws, found) is { } withdrawn
                    ? withdrawn
                    : ProofJudgement.OpenOf(ProofCheckProblemCodes.KeyUnavailable, kid);
        }

        if (WebKey.Select(document, kid) is not { } jwk)
        {
            return ProofJudgement.OpenOf(ProofCheckProblemCodes.KeyUnavailable, kid);
        }

        if (!PublicKey.TryFromJwk(jwk, out var key, out var unusable))
        {
            return ProofJudgement.BadOf(unusable);
        }

        if (!jws.Verify(key, out var mismatch))
        {
            return ProofJudgement.BadOf(mismatch);
        }

        // What lies under the issuer's own address is the issuer's to publish.
        if (WebScope.IsWeb(issuerId) && WebScope.IsUnder(kid, issuerId))
        {
            return new ProofJudgement.Good(key);
        }

        return await _issuerKeys.FindAsync(issuerId, cancellationToken) switch
        {
            IssuerKeyLookup.Found(var methods) found => Bind(key, methods, issuerId)
                ?? Withdrawn(jws, found)
                ?? ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNotPublished, issuerId),
            IssuerKeyLookup.Partly(var methods, var problem) => Bind(key, methods, issuerId)
                ?? new ProofJudgement.Open(problem),
            IssuerKeyLookup.Unknown(var problem) => new ProofJudgement.Open(problem),
            IssuerKeyLookup.None(var problem) => new ProofJudgement.Bad(problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async ValueTask<ProofJudgement> JudgeByIssuerKeyAsync(
        CompactJws jws, string issuerId, CancellationToken cancellationToken)
    {
        // Before the issuer is asked: a key that says whose it is and is not the issuer's needs no asking.
        if (jws.Header.KeyId is { } kid && kid.StartsWith("did:", StringComparison.Ordinal)
            && kid.Split('#')[0] != issuerId)
        {
            return ProofJudgement.BadOf(ProofCheckProblemCodes.KeyOfAnother, kid, issuerId);
        }

        return await _issuerKeys.FindAsync(issuerId, cancellationToken) switch
        {
            IssuerKeyLookup.Found(var methods) found => Judge(jws, methods, issuerId) switch
            {
                ProofJudgement.Bad bad => Withdrawn(jws, found) ?? bad,
                var judgement => judgement,
            },
            IssuerKeyLookup.Partly(var methods, var problem) =>
                Judge(jws, methods, issuerId) is ProofJudgement.Good good ? good : new ProofJudgement.Open(problem),
            IssuerKeyLookup.Unknown(var problem) => new ProofJudgement.Open(problem),
            IssuerKeyLookup.None(var problem) => new ProofJudgement.Bad(problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // By a key that the issuer has withdrawn; null if it is not by one.
    private static ProofJudgement? Withdrawn(CompactJws jws, IssuerKeyLookup.Found published) =>
        published.Withdrawn.FirstOrDefault(method =>
            jws.Header.Algorithm.Fits(method.Key.Kind) && jws.Verify(method.Key, out _)) is { } withdrawn
            ? ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNoLongerValid, withdrawn.Id)
            : null;

    private ProofJudgement Judge(CompactJws jws, ImmutableArray<VerificationMethod> published, string issuerId)
    {
        var candidates = HeaderKey.Among(published, jws.Header, issuerId);
        if (candidates.IsEmpty)
        {
            return ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNotPublished, issuerId);
        }

        ProofProblem? mismatch = null;
        foreach (var method in candidates)
        {
            if (jws.Verify(method.Key, out mismatch))
            {
                return Bind(method.Key, [method], issuerId)!;
            }
        }

        return ProofJudgement.BadOf(mismatch!);
    }

    // The same key, published by the issuer as its own, and still in force.
    private ProofJudgement? Bind(PublicKey key, ImmutableArray<VerificationMethod> published, string issuerId)
    {
        ProofJudgement? worse = null;

        foreach (var method in published.Where(method => method.Key.Equals(key)))
        {
            if (method.Controller != issuerId)
            {
                worse = ProofJudgement.BadOf(ProofCheckProblemCodes.KeyOfAnother, method.Id, issuerId);
            }
            else if (method.Revoked <= at || method.Expires <= at)
            {
                worse = ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNoLongerValid, method.Id);
            }
            else
            {
                return new ProofJudgement.Good(key) { Until = ProofJudgement.Good.First(method.Revoked, method.Expires) };
            }
        }

        return worse;
    }
}
