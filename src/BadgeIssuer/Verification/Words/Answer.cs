using System.Collections.Frozen;
using System.Collections.Immutable;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;

namespace BadgeIssuer.Verification.Words;

/// <summary>How an answer looks. The words say the same, so that nobody depends on a colour.</summary>
public enum AnswerTone
{
    /// <summary>Good.</summary>
    Good,

    /// <summary>Read on before you rely on it.</summary>
    Caution,

    /// <summary>Bad.</summary>
    Bad,

    /// <summary>Neither good nor bad: nothing was established.</summary>
    Open,
}

/// <summary>The answer to "is it genuine, and does it still hold?" in the words of a person.</summary>
/// <param name="Tone">How it looks.</param>
/// <param name="Word">The answer itself, in a word.</param>
/// <param name="Sentence">What the word means for the reader.</param>
public sealed record Answer(AnswerTone Tone, LocalizedText Word, LocalizedText Sentence)
{
    // What never was a badge, as opposed to a badge that somebody changed.
    private static readonly FrozenSet<string> NoBadgeCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        PresentationProblemCodes.Unrecognised,
        PresentationProblemCodes.NotABadge,
        PresentationProblemCodes.PartOfBadge,
        PresentationProblemCodes.AnotherCredential,
        PresentationProblemCodes.Version1,
        PresentationProblemCodes.LinkNotAnswered,
        PresentationProblemCodes.LinkToAnotherThing,
        PngProblemCodes.NotBaked,
        SvgProblemCodes.Malformed,
        SvgProblemCodes.NotBaked,
        SvgProblemCodes.NotSvg);

    /// <summary>Every answer. Codes on paper name them by their place: a new one comes last, and none is removed.</summary>
    public static ImmutableArray<Answer> All { get; } =
    [
        Answers.Valid, Answers.ValidOfUnknownIssuer, Answers.Revoked, Answers.Suspended, Answers.Superseded, Answers.Expired,
        Answers.NotYetValid, Answers.Forged, Answers.Nonconforming, Answers.NoBadge, Answers.DistrustedIssuer,
        Answers.OtherRecipient, Answers.EndorsementRefuted, Answers.Undetermined,
    ];

    /// <summary>The answer that a report gives.</summary>
    /// <remarks>
    /// The verdict has three values and people ask for more: of what failed, the gravest is told. Whether a badge was
    /// made by its issuer at all comes before whether it still holds, since only a genuine one can be revoked.
    /// </remarks>
    public static Answer Of(VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return report.Verdict switch
        {
            Verdict.Valid when report.Issuer?.Trust is IssuerTrust.Trusted => Answers.Valid,
            Verdict.Valid => Answers.ValidOfUnknownIssuer,
            Verdict.Invalid => OfInvalid(report),
            _ => Answers.Undetermined,
        };
    }

    /// <summary>The answer that the issuer itself gives to a badge that it has taken back, at present or for good.</summary>
    /// <returns><see langword="null"/> for a badge that holds: whether it is genuine, only verifying can tell.</returns>
    /// <remarks>Verifiers learn less: to them, whatever never holds again is revoked.</remarks>
    public static Answer? Of(BadgeStanding standing) => standing switch
    {
        BadgeStanding.Active => null,
        BadgeStanding.Suspended => Answers.Suspended,
        BadgeStanding.Superseded => Answers.Superseded,
        BadgeStanding.Revoked or BadgeStanding.Erased => Answers.Revoked,
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    private static Answer OfInvalid(VerificationReport report)
    {
        if (report[CheckId.Format] is { Outcome: CheckOutcome.Failed, Problem: { } problem }
            && (NoBadgeCodes.Contains(problem.Code) || IsCutOff(report, problem)))
        {
            return Answers.NoBadge;
        }

        if (Failed(report, CheckId.Format) || Failed(report, CheckId.Proof))
        {
            return Answers.Forged;
        }

        if (Failed(report, CheckId.Schema))
        {
            return Outcome(report, CheckId.Proof) is CheckOutcome.Passed ? Answers.Nonconforming : Answers.Forged;
        }

        if (Failed(report, CheckId.Status))
        {
            return report.Status switch
            {
                BadgeStatus.Suspended => Answers.Suspended,
                BadgeStatus.Superseded => Answers.Superseded,
                BadgeStatus.Revoked => Answers.Revoked,

                // It points nowhere: nobody has withdrawn it.
                _ => Answers.Nonconforming,
            };
        }

        if (Failed(report, CheckId.Period))
        {
            return report.ValidFrom > report.VerifiedAt ? Answers.NotYetValid : Answers.Expired;
        }

        return Failed(report, CheckId.Issuer) ? Answers.DistrustedIssuer
            : Failed(report, CheckId.Recipient) ? Answers.OtherRecipient
            : Failed(report, CheckId.Endorsements) ? Answers.EndorsementRefuted
            : Answers.Nonconforming;
    }

    // JSON by itself is easily cut off in copying, and a picture in downloading. Broken JSON within a picture or a signed
    // text is another thing: somebody has changed it.
    private static bool IsCutOff(VerificationReport report, Problem problem) =>
        problem.Code is PngProblemCodes.Truncated
        || (report.Format is PresentedFormat.Json && problem.Code is JsonProblemCodes.Malformed);

    private static bool Failed(VerificationReport report, CheckId check) =>
        Outcome(report, check) is CheckOutcome.Failed;

    private static CheckOutcome Outcome(VerificationReport report, CheckId check) => report[check].Outcome;
}
