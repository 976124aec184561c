using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Rosters;

/// <summary>What a returned roster says in one line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Disposition">What became of it, for the colour.</param>
/// <param name="Judgement">What became of it, in a word.</param>
/// <param name="Reason">Why, and what to do about it; empty where there is nothing to say.</param>
internal sealed record RosterAnswer(int Line, Disposition Disposition, string Judgement, string Reason);
