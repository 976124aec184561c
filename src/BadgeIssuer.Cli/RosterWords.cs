using BadgeIssuer.Issuing;

namespace BadgeIssuer.Cli;

/// <summary>What became of a roster's line, in a word for people and in the word on the wire.</summary>
internal static class RosterWords
{
    public static LocalizedText Of(IssuanceOutcome outcome) => outcome switch
    {
        { Result: IssuanceResult.Issued } => new("発行", "issued"),
        { Result: IssuanceResult.AlreadyIssued } => new("発行済み", "has its badge"),
        { Result: IssuanceResult.Corrected } => new("訂正発行", "corrected"),
        _ => Of(outcome.Judgement.Disposition),
    };

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
