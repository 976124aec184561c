using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>What became of a roster's line, in a word for people and in the word on the wire.</summary>
public static class RosterWords
{
    private static readonly LocalizedText Issued = new("発行", "issued");
    private static readonly LocalizedText AlreadyIssued = new("発行済み", "has its badge");
    private static readonly LocalizedText Corrected = new("訂正発行", "corrected");

    /// <summary>Every word for people: by them a roster that was answered before is told from a new one.</summary>
    public static ImmutableArray<LocalizedText> All { get; } =
        [Issued, AlreadyIssued, Corrected, .. Enum.GetValues<Disposition>().Select(Of).Distinct()];

    /// <summary>What became of a line.</summary>
    public static LocalizedText Of(IssuanceOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);

        return outcome switch
        {
            { Result: IssuanceResult.Issued } => Issued,
            { Result: IssuanceResult.AlreadyIssued } => AlreadyIssued,
            { Result: IssuanceResult.Corrected } => Corrected,
            _ => Of(outcome.Judgement.Disposition),
        };
    }

    /// <summary>The word on the wire.</summary>
    public static string Wire(Disposition disposition) => disposition switch
    {
        Disposition.Accept => "accept",
        Disposition.AcceptWarn => "accept_warn",
        Disposition.NotEligible => "not_eligible",
        Disposition.Reject => "reject",
        Disposition.Hold => "hold",
        Disposition.Skip => "skip",
        Disposition.Header => "header",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };

    /// <summary>The word on the wire.</summary>
    public static string Wire(IssuanceResult result) => result switch
    {
        IssuanceResult.None => "none",
        IssuanceResult.Issued => "issued",
        IssuanceResult.AlreadyIssued => "already_issued",
        IssuanceResult.Corrected => "corrected",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private static LocalizedText Of(Disposition disposition) => disposition switch
    {
        Disposition.Accept or Disposition.AcceptWarn => new("発行対象", "to be issued"),
        Disposition.NotEligible => new("対象外", "not eligible"),
        Disposition.Reject => new("差し戻し", "rejected"),
        Disposition.Hold => new("保留", "on hold"),
        Disposition.Skip => new("読み飛ばし", "skipped"),
        Disposition.Header => new("見出し", "heading"),
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };
}
