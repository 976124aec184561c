using System.Globalization;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Verification.Proofs;
using BadgeIssuer.Verification.Statuses;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Has its issuer revoked or suspended it?</summary>
/// <remarks>
/// Source: Open Badges 3.0, “Verification”, step 4; Bitstring Status List v1.0; Status List 2021; Open Badges 2.0, “Badge Verification”.
/// </remarks>
internal sealed class StatusCheck : ICredentialCheck
{
    // A badge needs one or two. Each costs a list and a signature, and the signer of a badge may be anybody.
    private const int MaximumEntries = 16;

    private const string Revocation = "revocation";
    private const string Suspension = "suspension";
    private const string Message = "message";

    private static readonly string[] RevokedCredentials = ["revokedCredential", "revokedCredentials"];
    private static readonly string[] RevokedAssertions = ["revokedAssertions"];

    public CheckId Id => CheckId.Status;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken) =>
        examination.Presentation.Edition is BadgeEdition.V3
            ? OfCredentialAsync(examination, cancellationToken)
            : OfAssertionAsync(examination, cancellationToken);

    private async ValueTask<CheckResult> OfCredentialAsync(Examination examination, CancellationToken cancellationToken)
    {
        var stated = examination.Document.ValuesAt("", "credentialStatus").ToArray();
        if (stated.Length == 0)
        {
            return CheckResult.NotApplicable(Id);
        }

        // The list's address comes from the badge. Until the proof has passed, that address is a stranger's word, and
        // fetching it would let anyone aim this verifier's requests.
        if (examination.OutcomeOf(CheckId.Proof) is not CheckOutcome.Passed)
        {
            return Examination.NeedsProof(Id);
        }

        if (stated.Length > MaximumEntries)
        {
            examination.Status = BadgeStatus.Unknown;
            return CheckResult.Inconclusive(Id, Problem.At(
                "/credentialStatus",
                StatusCheckProblemCodes.TooManyEntries,
                MaximumEntries.ToString(CultureInfo.InvariantCulture)));
        }

        var worst = CheckResult.Passed(Id);
        foreach (var (pointer, status) in stated)
        {
            worst = OutcomeOrder.Worse(worst, status.IsOf(RevocationLists.Type)
                ? await OfRevocationListAsync(examination, pointer, status, cancellationToken)
                : await OfStatusListAsync(examination, pointer, status, cancellationToken));
        }

        return worst;
    }

    private async ValueTask<CheckResult> OfRevocationListAsync(
        Examination examination, string pointer, JsonElement status, CancellationToken cancellationToken) =>
        status.Text("id") is { } url
            ? Conclude(examination, Revocation, await new RevocationLists(examination.Documents).FindAsync(
                url, examination.Facts.IssuerId!, examination.Document, RevokedCredentials, cancellationToken))
            : Conclude(examination, Revocation, new StatusLookup.Wrong(
                Problem.At(pointer, StatusProblemCodes.EntryMalformed, "id")));

    private async ValueTask<CheckResult> OfStatusListAsync(
        Examination examination, string pointer, JsonElement status, CancellationToken cancellationToken)
    {
        if (!StatusListEntry.TryRead(status, pointer, out var entry, out var problem))
        {
            return Conclude(examination, Revocation, problem.Code == StatusProblemCodes.UnknownType
                ? new StatusLookup.Open(problem)
                : new StatusLookup.Wrong(problem));
        }

        if (entry.Purpose is not (Revocation or Suspension or Message))
        {
            examination.Warnings.Add(Problem.At(pointer, StatusCheckProblemCodes.PurposeNotJudged, entry.Purpose));
            return CheckResult.Passed(Id);
        }

        var facts = examination.Facts;
        var lists = new BitstringStatus(
            examination.Documents,
            new CredentialProof(examination.Documents, examination.At),
            key => examination.Trust.AcceptsList(
                facts.IssuerId!, facts.ValidFrom ?? examination.At, examination.Key?.Thumbprint, key));
        var lookup = await lists.FindAsync(
            entry, facts.IssuerId!, [examination.At, examination.Now], cancellationToken);
        if (entry.Purpose is not Message)
        {
            return Conclude(examination, entry.Purpose, lookup);
        }

        examination.Warnings.Add(MessageOf(entry, lookup));
        return CheckResult.Passed(Id);
    }

    // What the issuer lets the reader know withdraws nothing, and that it cannot be had does not either.
    private static Problem MessageOf(StatusListEntry entry, StatusLookup lookup) => lookup switch
    {
        StatusLookup.Known { Value: var value } => Problem.At(
            entry.Pointer,
            StatusCheckProblemCodes.Message,
            entry.Messages.IsDefault ? value.ToString(CultureInfo.InvariantCulture) : entry.Messages[value]),
        StatusLookup.Wrong(var problem) => problem,
        StatusLookup.Open(var problem) => problem,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async ValueTask<CheckResult> OfAssertionAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.WithdrawnByHost)
        {
            return Conclude(examination, Revocation, new StatusLookup.Known(IsSet: true));
        }

        if (examination.OutcomeOf(CheckId.Proof) is not CheckOutcome.Passed)
        {
            return Examination.NeedsProof(Id);
        }

        if (examination.Document.IsTrue("revoked"))
        {
            return Conclude(examination, Revocation, new StatusLookup.Known(IsSet: true));
        }

        // A hosted assertion that is served, and does not say that it is revoked, is not.
        if (examination.Presentation.Envelope is null)
        {
            return CheckResult.Passed(Id);
        }

        return examination.IssuerProfile?.Member("revocationList")?.NodeId() is { } url
            ? Conclude(examination, Revocation, await new RevocationLists(examination.Documents).FindAsync(
                url, examination.Facts.IssuerId!, examination.Document, RevokedAssertions, cancellationToken))
            : CheckResult.NotApplicable(Id);
    }

    private CheckResult Conclude(Examination examination, string purpose, StatusLookup lookup)
    {
        switch (lookup)
        {
            case StatusLookup.Known { IsSet: false }:
                return CheckResult.Passed(Id);

            case StatusLookup.Known when purpose == Revocation:
                examination.Status = BadgeStatus.Revoked;
                return CheckResult.Failed(Id, Problem.Of(StatusCheckProblemCodes.Revoked));

            case StatusLookup.Known:
                if (examination.Status is not BadgeStatus.Revoked)
                {
                    examination.Status = BadgeStatus.Suspended;
                }

                return CheckResult.Failed(Id, Problem.Of(StatusCheckProblemCodes.Suspended));

            case StatusLookup.Wrong(var problem):
                Doubt(examination);
                return CheckResult.Failed(Id, problem);

            case StatusLookup.Open(var problem):
                Doubt(examination);
                return CheckResult.Inconclusive(Id, problem);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // What another list has established stands.
    private static void Doubt(Examination examination)
    {
        if (examination.Status is BadgeStatus.Active)
        {
            examination.Status = BadgeStatus.Unknown;
        }
    }
}
