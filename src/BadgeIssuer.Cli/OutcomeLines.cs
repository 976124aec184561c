using BadgeIssuer.Lifecycle;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Cli;

/// <summary>What became of each badge that a command was to change, a line a badge.</summary>
internal static class OutcomeLines
{
    /// <summary>Tells one outcome.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="action">The command's name.</param>
    /// <param name="done">The word for a badge that was changed.</param>
    public static void Tell(Terminal terminal, StandingOutcome outcome, string action, LocalizedText done)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", outcome.Id.ToString());
            writer.WriteString("action", action);
            writer.WriteString("result", outcome.Result switch
            {
                StandingResult.Changed => "changed",
                StandingResult.Unchanged => "unchanged",
                _ => "refused",
            });
            writer.WriteStartArray("codes");
            if (outcome.Problem is { } problem)
            {
                writer.WriteStringValue(problem.Code);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

        var word = outcome.Result switch
        {
            StandingResult.Changed => done.In(terminal.Language),
            StandingResult.Unchanged => terminal.In("変更なし", "unchanged"),
            _ => terminal.In("不可", "refused"),
        };
        terminal.Say($"{outcome.Id}  {word}");
        if (outcome.Problem is { } reason)
        {
            terminal.Say($"  · {ProblemCatalogue.Describe(reason, terminal.Language)}");
        }
    }
}
