using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Lifecycle;

/// <summary>What is to be changed of a completion, as a person typed it; what is <see langword="null"/> stays.</summary>
/// <remarks>Each value is read by the rules of rosters, so that no badge says by correction what no roster could say.</remarks>
public sealed record CompletionCorrection
{
    /// <summary>The learner's number.</summary>
    public string? LearnerNumber { get; init; }

    /// <summary>The learner's name.</summary>
    public string? Name { get; init; }

    /// <summary>The learner's mail address.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>The day of completion, in any spelling that rosters may have.</summary>
    public string? CompletedOn { get; init; }

    /// <summary>The corrected completion.</summary>
    /// <param name="completion">The completion as it was issued.</param>
    /// <param name="achievement">Its achievement.</param>
    /// <param name="rules">The rules of rosters.</param>
    /// <param name="problems">What is wrong with the values: the codes of rosters, for row 1 and the usual headings.</param>
    /// <returns>The completion, or <see langword="null"/> if a value is wrong.</returns>
    public Completion? Apply(
        Completion completion,
        AchievementDefinition achievement,
        RosterRules rules,
        out ImmutableArray<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentNullException.ThrowIfNull(achievement);
        ArgumentNullException.ThrowIfNull(rules);
        var found = new List<Problem>();
        var corrected = completion with
        {
            LearnerNumber = ReadLearnerNumber(completion.LearnerNumber, rules, found),
            Name = ReadName(completion.Name, found),
            EmailAddress = ReadEmailAddress(completion.EmailAddress, found),
            CompletedOn = ReadDay(completion.CompletedOn, achievement, rules, found),
        };
        problems = [.. found];
        return found.Count == 0 ? corrected : null;
    }

    private string ReadLearnerNumber(string issued, RosterRules rules, List<Problem> found)
    {
        if (LearnerNumber is null)
        {
            return issued;
        }

        if (rules.LearnerNumbers.TryRead(LearnerNumber, out var number))
        {
            return number;
        }

        found.Add(At(RosterProblemCodes.LearnerNumberMalformed, "受講者番号"));
        return issued;
    }

    private string ReadName(string issued, List<Problem> found)
    {
        if (Name is null)
        {
            return issued;
        }

        found.AddRange(NameRules.Check(Name, out var name).Select(code => At(code, "氏名")));
        return name;
    }

    private string ReadEmailAddress(string issued, List<Problem> found)
    {
        if (EmailAddress is null)
        {
            return issued;
        }

        var code = EmailAddressRules.Read(EmailAddress, out var address);
        if (address is null)
        {
            found.Add(At(code ?? RosterProblemCodes.EmailMissing, "メールアドレス"));
        }

        return address ?? issued;
    }

    private DateOnly ReadDay(DateOnly issued, AchievementDefinition achievement, RosterRules rules, List<Problem> found)
    {
        if (CompletedOn is null)
        {
            return issued;
        }

        var (date, code) = DateReader.Read(CompletedOn);
        if (date is not { } day)
        {
            found.Add(At(code ?? RosterProblemCodes.DateUnreadable, Day));
            return issued;
        }

        if (day < achievement.TermStart || day > achievement.TermEnd)
        {
            found.Add(At(RosterProblemCodes.DateOutsideTerm, Day, Text(achievement.TermStart), Text(achievement.TermEnd)));
        }

        if (day > rules.Today)
        {
            found.Add(At(RosterProblemCodes.DateInFuture, Day));
        }

        return day;
    }

    private const string Day = "修了日";

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static Problem At(string code, string heading, params string[] more) =>
        Problem.At($"/1/{heading}", code, ["1", heading, .. more]);
}
