using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Judges a hosted Open Badges 2.0 assertion or endorsement: it is what its own id serves now.</summary>
/// <remarks>
/// The copy in hand is only a pointer. What is served must call itself by the address that was asked, and the address –
/// the one at the end of redirects too – must lie within what the issuer declares as its own.
/// Source: Open Badges 2.0, “Hosted Verification”.
/// </remarks>
internal sealed class HostedAssertionProof(FetchSession documents)
{
    private readonly AssertionParties _parties = new(documents);

    /// <summary>Judges, and puts what is served in the place of the copy in hand.</summary>
    public async ValueTask<ProofJudgement> JudgeAsync(Examination examination, CancellationToken cancellationToken)
    {
        var copy = examination.Presentation.Document;
        if (copy.Text("id") is not { } id || !WebScope.IsWeb(id))
        {
            return new ProofJudgement.Bad(
                Problem.At("/id", ProofCheckProblemCodes.NotHostable, copy.Text("id") ?? "–"));
        }

        var lookup = await documents.GetJsonAsync(id, FetchSession.JsonTypes, cancellationToken);

        // One step on is allowed: an address that serves an assertion which calls itself otherwise.
        if (lookup is JsonLookup.Found(var first, _) && first.Text("id") is { } declared && declared != id
            && WebScope.IsWeb(declared))
        {
            examination.Warnings.Add(Problem.At("/id", ProofCheckProblemCodes.HostedElsewhere, declared));
            id = declared;
            lookup = await documents.GetJsonAsync(id, FetchSession.JsonTypes, cancellationToken);
        }

        switch (lookup)
        {
            case JsonLookup.Found(var served, var url):
                return await JudgeAsync(examination, served, id, url, cancellationToken);

            case JsonLookup.Missing { Status: 410 }:
                return Withdrawn(id);

            case JsonLookup.Missing:
                return ProofJudgement.BadOf(ProofCheckProblemCodes.HostedNotFound, id);

            case JsonLookup.Unreadable:
                return ProofJudgement.BadOf(ProofCheckProblemCodes.HostedIsAnother, id);

            default:
                return ProofJudgement.OpenOf(ProofCheckProblemCodes.HostedUnavailable, id);
        }
    }

    private async ValueTask<ProofJudgement> JudgeAsync(
        Examination examination, JsonElement served, string id, string url, CancellationToken cancellationToken)
    {
        if (served.Text("id") != id
            || !IsOfKind(examination.Presentation, served))
        {
            return ProofJudgement.BadOf(ProofCheckProblemCodes.HostedIsAnother, id);
        }

        // A withdrawn assertion may have nothing left to verify it by.
        if (served.IsTrue("revoked"))
        {
            return Withdrawn(id);
        }

        if (AssertionVerifications.Of(served) is not AssertionVerification.Hosted)
        {
            return new ProofJudgement.Bad(
                Problem.At("/verification", ProofCheckProblemCodes.VerificationContradicts));
        }

        switch (await _parties.FindAsync(examination, served, cancellationToken))
        {
            case PartiesLookup.Found(var badgeClass, var profile, var issuerId):
                examination.Resolve(served, badgeClass, profile);
                if (!JsonCanonicalizer.AreSame(served, examination.Presentation.Document))
                {
                    examination.Warnings.Add(Problem.Of(ProofCheckProblemCodes.CopyDiffers));
                }

                var foreign = new[] { id, url, badgeClass?.Text("id") }
                    .FirstOrDefault(address => address is not null && WebScope.IsWeb(address)
                        && !IssuerScope.Allows(profile, issuerId, address));
                return foreign is null
                    ? new ProofJudgement.Good(Key: null)
                    : ProofJudgement.BadOf(ProofCheckProblemCodes.OutOfScope, foreign, issuerId);

            case PartiesLookup.Trouble(var judgement, var badgeClass):
                examination.Resolve(served, badgeClass, profile: null);
                return judgement;

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool IsOfKind(Presentation presentation, JsonElement served) => presentation.IsEndorsement
        ? BadgeEditions.OfEndorsement(served) is BadgeEdition.V2
        : BadgeEditions.TryRecognise(served, out var edition, out _) && edition is BadgeEdition.V2;

    private static ProofJudgement.Withdrawn Withdrawn(string id) =>
        new(Problem.Of(ProofCheckProblemCodes.HostedWithdrawn, id));
}
