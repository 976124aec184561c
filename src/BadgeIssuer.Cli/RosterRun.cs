using System.Globalization;
using System.Text.Json;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Cli;

/// <summary>One roster through an opened workspace: judged whole, then issued, then published; each line is told.</summary>
internal sealed class RosterRun(Workspace workspace, Terminal terminal, Outside outside) : IDisposable
{
    private readonly List<IssuanceOutcome> _outcomes = [];
    private RosterReading? _reading;

    /// <summary>What the run came to, line by line.</summary>
    public IssuanceTally Tally { get; } = new();

    /// <summary>The awards that the roster's good rows have, new ones and earlier ones.</summary>
    public List<CredentialId> Awards { get; } = [];

    /// <summary>Judges every line of a roster, which stays open.</summary>
    /// <returns>The judgements, or null where the file as a whole cannot be used; its user was told then.</returns>
    public IReadOnlyList<RowJudgement>? Judge(
        string roster, AchievementDefinition? forced, ColumnMapping? mapping = null)
    {
        if (!RosterReading.TryOpen(roster, workspace.RosterRules(forced, mapping), out _reading, out var problems))
        {
            terminal.Complain(problems, Path.GetFileName(roster));
            return null;
        }

        var facts = _reading.Facts;
        var kind = string.Join(' ', new[] { facts.Format.ToString().ToUpperInvariant(), facts.Encoding, facts.Sheet }
            .Where(fact => fact is not null));
        terminal.Note(
            $"{Path.GetFileName(roster)} を読み込みました（{kind}）。", $"Read {Path.GetFileName(roster)} ({kind}).");
        terminal.Complain(facts.Warnings, Path.GetFileName(roster));
        return [.. _reading.Judgements()];
    }

    /// <summary>Writes the roster once more, with what became of each line.</summary>
    /// <returns>Whether the file could be written; its user was told if not.</returns>
    public bool Return(string target)
    {
        try
        {
            ReturnedRoster.Write(_reading!, _outcomes, terminal.Language, target);
            terminal.Note($"判定を書き込んだ名簿: {target}", $"The answered roster: {target}");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.OutputUnwritable, target), "--result");
            return false;
        }
    }

    public void Dispose() => _reading?.Dispose();

    /// <summary>Says what issuing would do, and does nothing.</summary>
    public void Plan(IReadOnlyList<RowJudgement> judgements)
    {
        foreach (var outcome in workspace.Plan(judgements))
        {
            Tell(outcome);
        }

        TellSummary();
    }

    /// <summary>Issues what is due, and publishes it.</summary>
    /// <remarks>
    /// A run that is stopped ends between two batches; what is in the store by then is published by the next run, and
    /// nothing is issued twice.
    /// </remarks>
    public void Issue(IReadOnlyList<RowJudgement> judgements, IssuanceRun run, CancellationToken cancellationToken)
    {
        using var keys = workspace.OpenKeys(() => outside.AskPassphrase(terminal));
        var issuer = workspace.CreateIssuer(keys);

        foreach (var outcome in issuer.Issue(judgements, run))
        {
            Tell(outcome);
            cancellationToken.ThrowIfCancellationRequested();
        }

        workspace.Publish(keys: keys);
        TellSummary();
    }

    private void TellSummary()
    {
        terminal.SayJson(Tally.Write);
        terminal.Say(Tally.Sentence().In(terminal.Language));
    }

    private void Tell(IssuanceOutcome outcome)
    {
        Tally.Add(outcome);
        _outcomes.Add(outcome);
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
