using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Judges the proofs that stand inside a credential.</summary>
/// <remarks>
/// <para>One good proof by the issuer is enough; what is wrong with the others is said as a warning. A proof is good
/// only if those that it rests on are, whosever they are: a witness may have signed before the issuer did. Nobody but
/// the issuer is asked for keys before a proof of the issuer's has verified.</para>
/// <para>Source: Open Badges 3.0, “Linked Data Proof”; VC Data Integrity 1.0, “Verify Proof Sets and Chains”.</para>
/// </remarks>
internal sealed class EmbeddedProofSet
{
    /// <summary>The most proofs that are read. Each costs canonicalizing the credential once.</summary>
    private const int MaximumProofs = 16;

    private readonly JsonElement _credential;
    private readonly string _issuerId;
    private readonly IssuerKeys _keys;
    private readonly DateTimeOffset _at;
    private readonly Entry[] _entries;

    private EmbeddedProofSet(JsonElement credential, string issuerId, IssuerKeys keys, DateTimeOffset at)
    {
        (_credential, _issuerId, _keys, _at) = (credential, issuerId, keys, at);
        _entries = [.. DataIntegrityProof.In(credential).Select(static proof => Entry.Read(proof.Element, proof.Pointer))];
    }

    /// <summary>Judges a credential by its proofs.</summary>
    /// <param name="credential">The credential, with at least one proof.</param>
    /// <param name="issuerId">Who says it made the credential.</param>
    /// <param name="keys">Where keys come from.</param>
    /// <param name="at">The instant at which proofs and keys must be in force.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async ValueTask<ProofJudgement> JudgeAsync(
        JsonElement credential, string issuerId, IssuerKeys keys, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (DataIntegrityProof.In(credential).Take(MaximumProofs + 1).Count() > MaximumProofs)
        {
            return new ProofJudgement.Bad(Problem.At("/proof", DataIntegrityProblemCodes.Malformed, "proof"));
        }

        return await new EmbeddedProofSet(credential, issuerId, keys, at).JudgeAsync(cancellationToken);
    }

    private async ValueTask<ProofJudgement> JudgeAsync(CancellationToken cancellationToken)
    {
        var judgements = new List<ProofJudgement>(_entries.Length);
        foreach (var entry in _entries)
        {
            judgements.Add(entry.Proof is { } proof && PartyOf(proof) != _issuerId
                ? new ProofJudgement.Bad(Problem.At(
                    entry.Pointer, ProofCheckProblemCodes.KeyOfAnother, proof.VerificationMethod, _issuerId))
                : await JudgeAsync(entry, cancellationToken));
        }

        if (judgements.OfType<ProofJudgement.Good>().FirstOrDefault() is { } good)
        {
            return good with { Warnings = [.. judgements.Select(ProblemOf).OfType<Problem>()] };
        }

        // What is open might yet be the good one. Of the bad ones, the issuer's own say more than another's.
        return judgements.Find(judgement => judgement is ProofJudgement.Open)
            ?? judgements.Find(judgement => ProblemOf(judgement)!.Code != ProofCheckProblemCodes.KeyOfAnother)
            ?? judgements[0];
    }

    // Once for each proof, however many others rest on it.
    private async ValueTask<ProofJudgement> JudgeAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (entry.Judgement is { } known)
        {
            return known;
        }

        // A proof that rests on itself, by whatever way round, does not hold.
        entry.Judgement = new ProofJudgement.Bad(RestsOn(entry, entry.Proof!.Id ?? ""));
        var judgement = await JudgeAloneAsync(entry.Proof, cancellationToken);
        if (judgement is ProofJudgement.Good own)
        {
            foreach (var id in entry.Proof.PreviousProofs)
            {
                var previous = Array.Find(_entries, candidate => candidate.Id == id)!;
                judgement = await JudgeAsync(previous, cancellationToken) switch
                {
                    ProofJudgement.Good other => own = own with { Until = ProofJudgement.Good.First(own.Until, other.Until) },
                    ProofJudgement.Open open => open,
                    _ => new ProofJudgement.Bad(RestsOn(entry, id)),
                };
                if (judgement is not ProofJudgement.Good)
                {
                    break;
                }
            }
        }

        return entry.Judgement = judgement;
    }

    private async ValueTask<ProofJudgement> JudgeAloneAsync(DataIntegrityProof proof, CancellationToken cancellationToken)
    {
        var party = PartyOf(proof);
        return await _keys.FindAsync(party, cancellationToken) switch
        {
            IssuerKeyLookup.Found(var all) found => JudgeBy(all, proof, party) ?? new ProofJudgement.Bad(Problem.At(
                $"{proof.Pointer}/verificationMethod",
                found.Withdrawn.Any(method => method.Id == proof.VerificationMethod)
                    ? ProofCheckProblemCodes.KeyNoLongerValid
                    : ProofProblemCodes.MethodNotListed,
                proof.VerificationMethod)),
            IssuerKeyLookup.Partly(var some, var problem) =>
                JudgeBy(some, proof, party) ?? new ProofJudgement.Open(problem),
            IssuerKeyLookup.Unknown(var problem) => new ProofJudgement.Open(problem),
            IssuerKeyLookup.None(var problem) => new ProofJudgement.Bad(problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // By the method that the proof names; null if it is not among these.
    private ProofJudgement? JudgeBy(ImmutableArray<VerificationMethod> published, DataIntegrityProof proof, string party)
    {
        if (published.FirstOrDefault(method => method.Id == proof.VerificationMethod) is not { } named)
        {
            return null;
        }

        return EmbeddedProofs.OverPublishedContexts.Verify(_credential, proof, named, _at) switch
        {
            ProofOutcome.Verified => Bind(named, party, proof.Expires),
            ProofOutcome.Refuted(var problem) => ProofJudgement.BadOf(problem, problem.Pointer),
            ProofOutcome.Undecided(var problem) => new ProofJudgement.Open(
                new Problem(problem.Code, problem.Pointer, problem.Arguments)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ProofJudgement Bind(VerificationMethod method, string party, DateTimeOffset? expires) =>
        method.Controller != party
            ? ProofJudgement.BadOf(ProofCheckProblemCodes.KeyOfAnother, method.Id, party)
        : method.Revoked <= _at || method.Expires <= _at
            ? ProofJudgement.BadOf(ProofCheckProblemCodes.KeyNoLongerValid, method.Id)
        : new ProofJudgement.Good(method.Key) { Until = ProofJudgement.Good.First(expires, method.Revoked, method.Expires) };

    // Whose method it says it is: that of the DID, or of the address, that it begins with.
    private string PartyOf(DataIntegrityProof proof)
    {
        var method = proof.VerificationMethod;
        return WebScope.IsWeb(method) && WebScope.IsWeb(_issuerId) && WebScope.IsUnder(method, _issuerId)
            ? _issuerId
            : method.Split('#')[0];
    }

    private static Problem RestsOn(Entry entry, string id) =>
        Problem.At($"{entry.Pointer}/previousProof", DataIntegrityProblemCodes.PreviousRefuted, id);

    private static Problem? ProblemOf(ProofJudgement judgement) => judgement switch
    {
        ProofJudgement.Bad(var problem) => problem,
        ProofJudgement.Open(var problem) => problem,
        _ => null,
    };

    /// <summary>A proof, and what is known of it so far.</summary>
    private sealed class Entry(string pointer, string? id, DataIntegrityProof? proof)
    {
        public string Pointer { get; } = pointer;

        public string? Id { get; } = id;

        /// <summary>The proof; null where it could not be read, and then the judgement says so.</summary>
        public DataIntegrityProof? Proof { get; } = proof;

        public ProofJudgement? Judgement { get; set; }

        public static Entry Read(JsonElement element, string pointer)
        {
            if (DataIntegrityProof.TryRead(element, pointer, out var proof, out var problem))
            {
                return new Entry(pointer, proof.Id, proof);
            }

            var why = new Problem(problem.Code, problem.Pointer, problem.Arguments);
            return new Entry(pointer, element.Text("id"), proof: null)
            {
                Judgement = problem.Code == DataIntegrityProblemCodes.SuiteUnknown
                    ? new ProofJudgement.Open(why)
                    : new ProofJudgement.Bad(why),
            };
        }
    }
}
