using System.Globalization;
using System.Text.Json;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Cli;

/// <summary>One roster through an opened workspace: opened, then planned or issued and published; each line is told.</summary>
internal sealed class RosterRun(Workspace workspace, Terminal terminal, Outside outside)
{
    /// <summary>Where outcomes are set down for <see cref="Return"/>; <see langword="null"/> where nobody wants them.</summary>
    public OutcomeSpool? Outcomes { get; init; }

    /// <summary>What the run came to, line by line.</summary>
    public IssuanceTally Tally { get; } = new();

    /// <summary>The awards that the roster's good rows have, new ones and earlier ones.</summary>
    public List<CredentialId> Awards { get; } = [];

    /// <summary>Opens a roster.</summary>
    /// <returns>The roster, or null where the file as a whole cannot be used; its user was told then.</returns>
    public RosterReading? Open(string roster, RosterRules rules)
    {
        var name = Path.GetFileName(roster);
        if (!RosterReading.TryOpen(roster, rules, out var reading, out var problems))
        {
            terminal.Complain(problems, name);
            return null;
        }

        TellFacts(reading.Facts, name);
        return reading;
    }

    /// <summary>Says what was found out about a roster as a whole.</summary>
    public void TellFacts(RosterFacts facts, string name)
    {
        var kind = string.Join(' ', new[] { facts.Format.ToString().ToUpperInvariant(), facts.Encoding, facts.Sheet }
            .Where(fact => fact is not null));
        terminal.Note($"{name} を読み込みました（{kind}）。", $"Read {name} ({kind}).");
        terminal.Complain(facts.Warnings, name);
    }

    /// <summary>Says what issuing would do, and does nothing.</summary>
    public void Plan(RosterReading reading)
    {
        foreach (var outcome in workspace.Plan(reading.Judgements()))
        {
            Tell(outcome);
        }

        TellSummary();
    }

    /// <summary>Issues what is due, and publishes it.</summary>
    /// <remarks>A run that is stopped ends between two batches, and what was kept by then is still published.</remarks>
    /// <exception cref="OperationCanceledException">It was stopped before the last line.</exception>
    public void Issue(RosterReading reading, IssuanceRun run, CancellationToken cancellationToken)
    {
        using var keys = workspace.OpenKeys(() => outside.AskPassphrase(terminal));
        var issuer = workspace.CreateIssuer(keys);
        var told = 0;
        using (var progress = new ProgressLine(outside, terminal.Language))
        {
            foreach (var outcome in issuer.Issue(reading.Judgements(), run, cancellationToken))
            {
                progress.Clear();
                Tell(outcome);
                progress.Show(++told, reading.Lines);
            }
        }

        workspace.Publish(keys: keys);
        TellSummary();
        if (told < reading.Lines)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Writes the roster once more, with what became of each line as <see cref="Outcomes"/> have it.</summary>
    /// <returns>Whether the file could be written; its user was told if not.</returns>
    public bool Return(RosterReading reading, string target)
    {
        try
        {
            ReturnedRoster.Write(reading, Outcomes!.Read(), terminal.Language, target);
            terminal.Note($"判定を書き込んだ名簿: {target}", $"The answered roster: {target}");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.OutputUnwritable, target), "--result");
            return false;
        }
    }

    /// <summary>Says what became of a line.</summary>
    public void Tell(IssuanceOutcome outcome)
    {
        Tally.Add(outcome);
        Outcomes?.Add(outcome);
        if (outcome.Id is { } id)
        {
            Awards.Add(id);
        }

        terminal.SayJson(writer => Write(writer, outcome));

        var judgement = outcome.Judgement;
        if (judgement.Disposition is Disposition.Header)
        {
            return;
        }

        var line = judgement.Line.ToString(CultureInfo.InvariantCulture);
        var learner = judgement.LearnerNumber ?? "";
        terminal.Say($"{line,6}  {learner,-13}  {RosterWords.Of(outcome).In(terminal.Language)}  {Link(outcome)}".TrimEnd());

        foreach (var problem in judgement.Problems)
        {
            terminal.Say($"{"",23}· {ProblemCatalogue.Describe(problem, terminal.Language)}");
        }
    }

    /// <summary>Says what all lines came to.</summary>
    /// <param name="more">Writes further members of the last line, beside <c>summary</c>.</param>
    public void TellSummary(Action<Utf8JsonWriter>? more = null)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            Tally.Write(writer);
            more?.Invoke(writer);
            writer.WriteEndObject();
        });
        terminal.Say(Tally.Sentence().In(terminal.Language));
    }

    private void Write(Utf8JsonWriter writer, IssuanceOutcome outcome)
    {
        var judgement = outcome.Judgement;
        writer.WriteStartObject();
        writer.WriteNumber("line", judgement.Line);
        writer.WriteString("learner", judgement.LearnerNumber);
        writer.WriteString("disposition", RosterWords.Wire(judgement.Disposition));
        writer.WriteString("outcome", RosterWords.Wire(outcome.Result));
        writer.WriteString("id", outcome.Id?.ToString());
        writer.WriteString("link", outcome.Id is null ? null : Link(outcome));
        writer.WriteStartArray("codes");
        foreach (var problem in judgement.Problems)
        {
            writer.WriteStringValue(problem.Code);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private string Link(IssuanceOutcome outcome) =>
        outcome.Id is { } id ? workspace.Addresses.SharePage(id) : "";
}
