using System.Globalization;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Endorsements;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Do its endorsements hold?</summary>
/// <remarks>
/// <para>An endorsement is a document of its own, by somebody else, and is examined by the same checks as a badge. One
/// that is refuted fails the check, one of which nothing can be said leaves it open; the result names the first such.
/// A warning tells of each endorsement, at its place: that it holds, or that it does not, and behind it why.</para>
/// <para>Source: Open Badges 3.0, “Verification”, step 5, and EndorsementCredential; Open Badges 2.0, Endorsement.</para>
/// </remarks>
internal sealed class EndorsementsCheck : ICredentialCheck
{
    private readonly ICredentialCheck[] _steps;

    public EndorsementsCheck() => _steps =
        [new ProofCheck(), new SchemaCheck(), new RefreshCheck(), new StatusCheck(), new PeriodCheck(), this];

    public CheckId Id => CheckId.Endorsements;

    public async ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        var places = EndorsementPlace.In(examination).ToArray();
        if (places.Length == 0)
        {
            return CheckResult.NotApplicable(Id);
        }

        // They lead to addresses, and until the proof has passed those are a stranger's word.
        if (examination.OutcomeOf(CheckId.Proof) is not CheckOutcome.Passed)
        {
            return Examination.NeedsProof(Id);
        }

        var worst = CheckResult.Passed(Id);
        foreach (var place in places)
        {
            if (examination.Presentation.Edition is BadgeEdition.V2 && !examination.Endorsements.IsNew(place))
            {
                continue;
            }

            if (!examination.Endorsements.TryTake())
            {
                return OutcomeOrder.Worse(worst, CheckResult.Inconclusive(Id, Problem.At(
                    place.Pointer,
                    EndorsementProblemCodes.TooMany,
                    EndorsementTrail.MaximumCount.ToString(CultureInfo.InvariantCulture))));
            }

            worst = OutcomeOrder.Worse(worst, await JudgeAsync(examination, place, cancellationToken));
        }

        return worst;
    }

    private async ValueTask<CheckResult> JudgeAsync(
        Examination examination, EndorsementPlace place, CancellationToken cancellationToken)
    {
        var edition = examination.Presentation.Edition;
        switch (await EndorsementReader.ReadAsync(place, edition, examination.Documents, cancellationToken))
        {
            case DecodedBadge.Read(var presentation):
                return await ExamineAsync(examination, place, presentation, cancellationToken);

            case DecodedBadge.Unanswered(var problem):
                return CheckResult.Inconclusive(Id, place.Locate(problem));

            case DecodedBadge.Unreadable(var problem):
                return CheckResult.Failed(Id, place.Locate(problem));

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async ValueTask<CheckResult> ExamineAsync(
        Examination examination, EndorsementPlace place, Presentation presentation, CancellationToken cancellationToken)
    {
        var endorsement = examination.OfEndorsement(presentation);
        var worst = CheckResult.Passed(Id);
        foreach (var step in _steps)
        {
            var result = await step.RunAsync(endorsement, cancellationToken);
            endorsement.Add(result);
            worst = OutcomeOrder.Worse(worst, result);
        }

        var endorser = endorsement.Document.Member("issuer")?.NodeId() ?? "–";
        if (worst.Outcome is CheckOutcome.Passed && place.OtherSubject(endorsement.Document) is { } other)
        {
            return CheckResult.Failed(Id, Problem.At(place.Pointer, EndorsementProblemCodes.OfAnother, other));
        }

        var conclusion = Conclude(worst, place.Pointer, endorser);
        examination.Warnings.Add(conclusion.Problem ?? Problem.At(place.Pointer, EndorsementProblemCodes.Held, endorser));
        if (worst.Problem is { } why)
        {
            examination.Warnings.Add(place.Locate(why));
        }

        examination.Warnings.AddRange(endorsement.Warnings.Select(place.Locate));
        return conclusion;
    }

    private CheckResult Conclude(CheckResult worst, string pointer, string endorser) => worst.Outcome switch
    {
        CheckOutcome.Failed =>
            CheckResult.Failed(Id, Problem.At(pointer, EndorsementProblemCodes.Refuted, endorser)),
        CheckOutcome.Inconclusive or CheckOutcome.NotRun =>
            CheckResult.Inconclusive(Id, Problem.At(pointer, EndorsementProblemCodes.Undecided, endorser)),
        _ => CheckResult.Passed(Id),
    };
}
