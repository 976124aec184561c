using System.Globalization;
using BadgeIssuer.Problems;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Words;

namespace BadgeIssuer.Cli;

/// <summary>A verification report for people: the answer first, then each check, then what the badge says.</summary>
internal static class ReportLines
{
    public static void Tell(Terminal terminal, VerificationReport report)
    {
        terminal.SayJson(writer => VerificationReportJson.Write(writer, report, terminal.Language));

        var answer = Answer.Of(report);
        terminal.Say($"{answer.Word.In(terminal.Language)}  {report.Input}");
        terminal.Say($"  {answer.Sentence.In(terminal.Language)}");

        if (report.Achievement?.Name is { } achievement)
        {
            terminal.Say("  名称", "  Achievement", VisibleText.Of(achievement));
        }

        if (report.Issuer is { } issuer)
        {
            terminal.Say("  発行者", "  Issuer", VisibleText.Of($"{issuer.Name} ({issuer.Id})"));
        }

        foreach (var check in report.Checks)
        {
            var name = CheckWords.Name(check.Check).In(terminal.Language);
            var outcome = CheckWords.Outcome(check.Outcome).In(terminal.Language);
            terminal.Say($"  {Sign(check.Outcome)} {name} – {outcome}{terminal.In("：", ": ")}{CheckWords.Sentence(check, report, terminal.Language)}");
        }

        foreach (var warning in report.Warnings)
        {
            terminal.Say("  参考", "  Please note", ProblemCatalogue.Describe(warning, terminal.Language));
        }

        terminal.Say("  確認日時", "  Checked on", report.VerifiedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    private static char Sign(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => '✓',
        CheckOutcome.Failed => '✗',
        CheckOutcome.Inconclusive => '?',
        CheckOutcome.NotRun => '?',
        _ => '–',
    };
}
