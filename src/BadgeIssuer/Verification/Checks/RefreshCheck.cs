using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Is it the newest edition that can be had, and if not, was that one judged?</summary>
/// <remarks>
/// <para>The service is asked once, after the proof, and what it serves takes the place of the edition in hand only if
/// it is the same credential of the same issuer, is not older, keeps the rules and has a good proof. Otherwise the
/// verification goes on with the edition in hand, and a warning says why: a service that is down, or one that answers
/// with rubbish, makes no good badge bad.</para>
/// <para>Source: Open Badges 3.0, “Verification”, step 3, and 1EdTechCredentialRefresh; VC Data Model 2.0,
/// “Refreshing”.</para>
/// </remarks>
internal sealed class RefreshCheck : ICredentialCheck
{
    private const string Type = "1EdTechCredentialRefresh";

    public CheckId Id => CheckId.Refresh;

    public async ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        var services = examination.Document.ValuesAt("", "refreshService").ToArray();
        if (examination.Presentation.Edition is not BadgeEdition.V3 || services.Length == 0)
        {
            return CheckResult.NotApplicable(Id);
        }

        if (examination.OutcomeOf(CheckId.Proof) is not CheckOutcome.Passed)
        {
            return Examination.NeedsProof(Id);
        }

        if (examination.OutcomeOf(CheckId.Schema) is not CheckOutcome.Passed)
        {
            return CheckResult.NotRun(Id, Problem.Of(PresentationProblemCodes.CheckNeedsSchema));
        }

        var (pointer, service) = Array.Find(services, candidate => candidate.Value.IsOf(Type));
        if (pointer is null)
        {
            examination.Warnings.Add(Problem.At(
                services[0].Pointer,
                ClaimProblemCodes.RefreshTypeUnknown,
                services[0].Value.Texts("type").FirstOrDefault() ?? "–"));
        }
        else
        {
            await RefreshAsync(examination, pointer, service.Text("id") ?? "–", cancellationToken);
        }

        return CheckResult.Passed(Id);
    }

    private static async ValueTask RefreshAsync(
        Examination examination, string pointer, string url, CancellationToken cancellationToken)
    {
        if (!WebScope.IsWeb(url)
            || await examination.Documents.GetAsync(url, LinkFollower.BadgeTypes, cancellationToken)
                is not DocumentLookup.Answered { Status: 200 } answered
            || Read(examination.Presentation, answered.Body) is not { } served)
        {
            Warn(ClaimProblemCodes.RefreshUnavailable);
            return;
        }

        if (JsonCanonicalizer.AreSame(served.Document, examination.Document))
        {
            return;
        }

        var facts = BadgeFacts.OfCredential(served.Document);
        if (!IsSame(facts.IssuerId, examination.Facts.IssuerId) || !IsSame(facts.Id, examination.Facts.Id)
            || !(facts.ValidFrom >= examination.Facts.ValidFrom))
        {
            Warn(ClaimProblemCodes.RefreshOfAnother);
            return;
        }

        var violations = served.IsEndorsement
            ? SchemaCatalogue.CheckEndorsement(served.Document)
            : SchemaCatalogue.CheckCredential(served.Document);
        if (!violations.IsEmpty
            || await new CredentialProof(examination.Documents, examination.At)
                .JudgeAsync(served.Document, served.Envelope, cancellationToken) is not ProofJudgement.Good good)
        {
            Warn(ClaimProblemCodes.RefreshRefused);
            return;
        }

        examination.Refresh(served.Document, good.Key);
        examination.Warnings.AddRange(good.Warnings);
        Warn(ClaimProblemCodes.Refreshed);

        void Warn(string code) => examination.Warnings.Add(Problem.At(pointer, code, url));
    }

    // As one badge of the same kind, whatever it comes in.
    private static Presentation? Read(Presentation inHand, ReadOnlyMemory<byte> body)
    {
        var badges = inHand.IsEndorsement
            ? [PresentationDecoder.DecodeEndorsement(body)]
            : PresentationDecoder.Decode(body).Badges;
        return badges is [DecodedBadge.Read({ Edition: BadgeEdition.V3 } presentation)] ? presentation : null;
    }

    private static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && BadgeIdentity.Equals(one, other);
}
