using System.CommandLine;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli;

/// <summary>The options of every command that reads a roster.</summary>
internal sealed class RosterOptions(GlobalOptions options)
{
    public Option<string> Achievement { get; } = new("--achievement")
    {
        HelpName = "ID",
        Description = options.In(
            "すべての行をこの修了バッジとして扱います（プログラムコードまたは ID）",
            "Takes every row for this achievement (a programme's code or an id)"),
    };

    public Option<string> Mapping { get; } = new("--mapping")
    {
        HelpName = "FILE",
        Description = options.In("列の対応を保存したファイル", "A saved mapping of columns"),
    };

    public Option<string> Operator { get; } = new("--operator")
    {
        HelpName = "CODE",
        Description = options.In(
            "名簿を送ってきた運営事業者のコード（catalogue/operators.json）",
            "The code of the operator who sent the roster (catalogue/operators.json)"),
    };

    public IEnumerable<Option> All => [Achievement, Mapping, Operator];

    /// <summary>Reads the options; what is wrong with them is told.</summary>
    public bool TryRead(ParseResult arguments, Workspace workspace, Terminal terminal, out RosterChoices choices)
    {
        choices = new RosterChoices(null, null, null);
        var problems = 0;
        if (arguments.GetValue(Achievement) is { } named)
        {
            choices = choices with
            {
                Achievement = workspace.Catalogue.Achievement(named)
                    ?? workspace.Catalogue.Approved.FirstOrDefault(achievement => achievement.Code == named),
            };
            Require(choices.Achievement is not null, CliProblemCodes.UnknownAchievement, named, Achievement);
        }

        if (arguments.GetValue(Operator) is { } code)
        {
            choices = choices with { Operator = code };
            Require(
                workspace.Catalogue.Operators.Any(known => known.Code == code),
                CliProblemCodes.UnknownOperator,
                code,
                Operator);
        }

        if (arguments.GetValue(Mapping) is { } mapping)
        {
            choices = choices with { Mapping = options.FullPath(mapping) };
        }

        return problems == 0;

        void Require(bool holds, string problem, string given, Option option)
        {
            if (!holds)
            {
                problems++;
                terminal.Complain(Problem.Of(problem, given), option.Name);
            }
        }
    }
}

/// <summary>What the options of a roster say.</summary>
/// <param name="Achievement">The achievement of every row.</param>
/// <param name="Mapping">The mapping's file, absolute.</param>
/// <param name="Operator">The operator's code.</param>
internal sealed record RosterChoices(AchievementDefinition? Achievement, string? Mapping, string? Operator)
{
    /// <summary>How the roster is to be read, as of today; <see langword="null"/> if the mapping will not do, which is told.</summary>
    public RosterRules? Rules(Workspace workspace, Terminal terminal)
    {
        ColumnMapping? mapping = null;
        if (Mapping is not null && !ColumnMappingFile.TryRead(Mapping, out mapping, out var problems))
        {
            terminal.Complain(problems, Path.GetFileName(Mapping));
            return null;
        }

        return workspace.RosterRules(Achievement, mapping);
    }
}
