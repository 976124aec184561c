using System.Collections.Immutable;
using System.Diagnostics;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Checks;

namespace BadgeIssuer.Verification;

/// <summary>Verifies badges that strangers hand in: Open Badges 3.0 and 2.0, in each of their forms, or a link to one.</summary>
/// <remarks>
/// <para>Every input gives a report, whatever its bytes are. Should the verifier itself fail, that is a report too –
/// <see cref="PresentationProblemCodes.VerifierFault"/>, which leaves the badge undetermined – and the exception goes
/// to the observer: an employer must not see a broken page because one badge found a bug.</para>
/// <para>Safe to share between threads.</para>
/// <para>Source: Open Badges 3.0 §8 and §9; Open Badges 2.0, “Badge Verification”.</para>
/// </remarks>
public sealed class CredentialVerifier
{
    // In the order in which they are made: the rules of classes are judged on what the proof has found to count.
    private static readonly ImmutableArray<ICredentialCheck> Checks =
    [
        new FormatCheck(),
        new ProofCheck(),
        new SchemaCheck(),
        new RefreshCheck(),
        new StatusCheck(),
        new PeriodCheck(),
        new RecipientCheck(),
        new EndorsementsCheck(),
        new IssuerCheck(),
    ];

    private readonly IDocumentSource _documents;
    private readonly ServedDocuments _served = new();
    private readonly TrustList _trust;
    private readonly TimeProvider _time;
    private readonly Action<Exception>? _observeFault;
    private readonly ISuccessorSource? _successors;

    /// <summary>A verifier.</summary>
    /// <param name="documents">Where keys, profiles and status lists come from.</param>
    /// <param name="trust">Whom those who run it vouch for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="observeFault">Told of each exception that became a report.</param>
    /// <param name="successors">Tells revoked badges that were replaced from those that were withdrawn.</param>
    public CredentialVerifier(
        IDocumentSource documents,
        TrustList trust,
        TimeProvider time,
        Action<Exception>? observeFault = null,
        ISuccessorSource? successors = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(time);

        (_documents, _trust, _time, _observeFault, _successors) = (documents, trust, time, observeFault, successors);
    }

    /// <summary>Verifies one input.</summary>
    /// <param name="bytes">The badge: JSON, compact JWS, PNG or SVG; or a link to one, as text.</param>
    /// <param name="request">What is asked of it.</param>
    /// <param name="cancellationToken">Stops the verification; nothing else makes it throw.</param>
    public async ValueTask<VerificationReport> VerifyAsync(
        ReadOnlyMemory<byte> bytes, VerificationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        try
        {
            return await ExamineAsync(bytes, request, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            _observeFault?.Invoke(fault);
            return ReportUnavailable(request, Problem.Of(PresentationProblemCodes.VerifierFault));
        }
    }

    /// <summary>The report on an input whose bytes could not be had: a missing file, one that is too large.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="problem">Why there are no bytes.</param>
    public VerificationReport ReportUnavailable(VerificationRequest request, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(problem);

        return ReportAssembly.Assemble(
            request,
            PresentedFormat.Unrecognised,
            request.At ?? Now(),
            [VerifiedBadge.Unread(CheckResult.Inconclusive(CheckId.Format, problem))],
            new FetchSession(_documents, _served));
    }

    /// <summary>Verifies one input, and lets a bug fly: what tests call.</summary>
    internal async ValueTask<VerificationReport> ExamineAsync(
        ReadOnlyMemory<byte> bytes, VerificationRequest request, CancellationToken cancellationToken)
    {
        var now = Now();
        var documents = new FetchSession(_documents, _served);
        var input = PresentationDecoder.Decode(bytes);

        // An input that is a link is of the format of what it leads to.
        if (input.Badges is [DecodedBadge.Link(var url)] && input.Format is PresentedFormat.Unrecognised)
        {
            input = await LinkFollower.FollowAsync(url, documents, cancellationToken);
        }

        var badges = ImmutableArray.CreateBuilder<VerifiedBadge>();
        foreach (var badge in input.Badges)
        {
            var followed = badge is DecodedBadge.Link(var baked)
                ? (await LinkFollower.FollowAsync(baked, documents, cancellationToken)).Badges
                : [badge];

            foreach (var found in followed)
            {
                badges.Add(await VerifyAsync(found, request, now, documents, cancellationToken));
            }
        }

        return ReportAssembly.Assemble(request, input.Format, request.At ?? now, badges.ToImmutable(), documents);
    }

    private async ValueTask<VerifiedBadge> VerifyAsync(
        DecodedBadge badge,
        VerificationRequest request,
        DateTimeOffset now,
        FetchSession documents,
        CancellationToken cancellationToken)
    {
        switch (badge)
        {
            case DecodedBadge.Unreadable(var problem):
                return VerifiedBadge.Unread(CheckResult.Failed(CheckId.Format, problem));

            case DecodedBadge.Unanswered(var problem):
                return VerifiedBadge.Unread(CheckResult.Inconclusive(CheckId.Format, problem));

            case DecodedBadge.Read({ Edition: BadgeEdition.V1 }):
                return VerifiedBadge.Unread(CheckResult.Inconclusive(
                    CheckId.Format, Problem.Of(PresentationProblemCodes.Version1)));

            case DecodedBadge.Read(var presentation):
                var examination = new Examination(presentation, request, now, documents, _trust);
                foreach (var check in Checks)
                {
                    examination.Add(await check.RunAsync(examination, cancellationToken));
                }

                NameSuccessor(examination);
                return VerifiedBadge.Of(examination);

            default:
                throw new UnreachableException();
        }
    }

    // Only where the issuer's own list has established that it holds no more: this says why, and never that.
    private void NameSuccessor(Examination examination)
    {
        if (examination[CheckId.Status].Problem?.Code == StatusCheckProblemCodes.Revoked
            && examination.Facts.Id is { } badge
            && (examination.Facts.IssuerId is not null || examination.WithdrawnByHost)
            && _successors?.Find(badge, examination.Facts.IssuerId) is { } successor)
        {
            examination.Status = BadgeStatus.Superseded;
            examination.Add(CheckResult.Failed(
                CheckId.Status, Problem.Of(StatusCheckProblemCodes.Superseded, successor)));
        }
    }

    // Whole seconds, as badges are dated: one that was issued within this second is not of the future.
    private DateTimeOffset Now()
    {
        var now = _time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
