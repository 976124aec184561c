using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>Returned rosters, in memory.</summary>
internal static class ReturnedRosters
{
    public static byte[] Return(byte[] roster, RosterRules? rules = null, Language language = Language.Japanese)
    {
        using var reading = SampleRosters.Open(roster, rules);
        return Return(reading, language);
    }

    public static byte[] Return(RosterReading reading, Language language = Language.Japanese)
    {
        using var target = new MemoryStream();
        ReturnedRoster.Write(reading, Outcomes(reading), language, target);
        return target.ToArray();
    }

    public static IEnumerable<IssuanceOutcome> Outcomes(RosterReading reading) =>
        reading.Judgements().Select(judgement => new IssuanceOutcome(judgement, IssuanceResult.None, null));

    /// <summary>Every line's judgement, its reasons and what would be issued.</summary>
    public static string[] Tell(RosterReading reading) =>
    [
        .. reading.Judgements().Select(judgement =>
            $"{judgement.Line} {judgement.Disposition} {judgement.LearnerNumber} {judgement.Completion} "
            + string.Join(' ', judgement.Problems.Select(problem => problem.Code))),
    ];

    public static string[] Tell(byte[] roster, RosterRules? rules = null)
    {
        using var reading = SampleRosters.Open(roster, rules);
        return Tell(reading);
    }

    /// <summary>
    /// Every line's judgement, as far as a returned file keeps it: a row that was too short has all its cells now,
    /// and one that was torn is one cell, so that of these only what becomes of the learner is told.
    /// </summary>
    public static string[] TellKept(RosterReading before, RosterReading reading)
    {
        var changed = before.Judgements()
            .Where(judgement => judgement.Problems.Any(problem =>
                problem.Code is RosterProblemCodes.RaggedRow or RosterProblemCodes.QuoteUnterminated))
            .Select(judgement => judgement.Line)
            .ToHashSet();
        return
        [
            .. reading.Judgements().Zip(Tell(reading), (judgement, told) => !changed.Contains(judgement.Line) ? told
                : $"{judgement.Line} {judgement.Completion}"),
        ];
    }
}
