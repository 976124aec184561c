using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges skills list · import · import-crosswalk · crosswalk</c>.</summary>
internal sealed class SkillsCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = options.In("スキル標準のファイル（JSON）", "The framework's file (JSON)"),
    };

    private readonly Argument<string> _crosswalkFile = new("FILE")
    {
        Description = options.In("対応表のファイル（JSON）", "The crosswalk's file (JSON)"),
    };

    private readonly Argument<string> _from = Version("FROM", options);

    private readonly Argument<string> _to = Version("TO", options);

    public Command Build()
    {
        var list = new Command("list", options.In("スキル標準を一覧します", "Lists the skill frameworks"));
        Act(list, List);

        var import = new Command("import", options.In(
            "スキル標準の版をカタログに取り込みます。ある版は上書きしません",
            "Takes a framework's version into the catalogue; never over one that is there"))
        {
            _file, options.By,
        };
        Act(import, Import);

        var importCrosswalk = new Command("import-crosswalk", options.In(
            "二つの版の対応表をカタログに取り込みます。ある対応表は上書きしません",
            "Takes a crosswalk between two versions into the catalogue; never over one that is there"))
        {
            _crosswalkFile, options.By,
        };
        Act(importCrosswalk, ImportCrosswalk);

        var crosswalk = new Command("crosswalk", options.In(
            "二つの版のスキルの対応を示します", "Shows where the skills of one version have gone in another"))
        {
            _from, _to,
        };
        Act(crosswalk, Crosswalk);

        return new Command("skills", options.In("スキル標準を扱います", "The skill frameworks"))
        {
            list, import, importCrosswalk, crosswalk,
        };
    }

    private static Argument<string> Version(string name, GlobalOptions options) => new(name)
    {
        Description = options.In("版（例：dss-p/1.2）", "A version, e.g. dss-p/1.2"),
    };

    private void Act(Command command, Func<Workspace, ParseResult, Terminal, ExitCode> work) => command.SetAction(arguments =>
    {
        var terminal = options.Terminal(arguments);
        return (int)WorkspaceFailures.Tell(terminal, () =>
        {
            using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
            return work(workspace, arguments, terminal);
        });
    });

    private static ExitCode List(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        foreach (var framework in workspace.Catalogue.Frameworks)
        {
            Tell(terminal, framework);
        }

        return ExitCode.Done;
    }

    private ExitCode Import(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        if (!TryReadFile(arguments.GetRequiredValue(_file), terminal, out var path, out var content))
        {
            return ExitCode.NotDone;
        }

        var problems = workspace.CatalogueEditor.Import(content, options.Actor(arguments), out var framework);
        if (framework is null)
        {
            terminal.Complain(problems, Path.GetFileName(path));
            return ExitCode.NotDone;
        }

        Tell(terminal, framework);
        return ExitCode.Done;
    }

    private ExitCode ImportCrosswalk(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        if (!TryReadFile(arguments.GetRequiredValue(_crosswalkFile), terminal, out var path, out var content))
        {
            return ExitCode.NotDone;
        }

        var problems = workspace.CatalogueEditor.ImportCrosswalk(content, options.Actor(arguments), out var crosswalk);
        if (crosswalk is null)
        {
            terminal.Complain(problems, Path.GetFileName(path));
            return ExitCode.NotDone;
        }

        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("from", Key(crosswalk.From));
            writer.WriteString("to", Key(crosswalk.To));
            writer.WriteNumber("pairs", crosswalk.Pairs.Length);
            writer.WriteEndObject();
        });
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{Key(crosswalk.From)}  →  {Key(crosswalk.To)}  ")
            + terminal.In($"対応 {crosswalk.Pairs.Length} 件", $"{crosswalk.Pairs.Length} pairs"));
        return ExitCode.Done;
    }

    private bool TryReadFile(string given, Terminal terminal, out string path, out byte[] content)
    {
        (path, content) = (options.FullPath(given), []);
        try
        {
            content = File.ReadAllBytes(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.ListUnreadable, path));
            return false;
        }
    }

    private ExitCode Crosswalk(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        var (from, to) = (arguments.GetRequiredValue(_from), arguments.GetRequiredValue(_to));
        var crosswalk = workspace.Catalogue.Crosswalks.FirstOrDefault(
            one => from.Equals(Key(one.From), StringComparison.OrdinalIgnoreCase)
                && to.Equals(Key(one.To), StringComparison.OrdinalIgnoreCase));
        if (crosswalk is null)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.UnknownCrosswalk, from, to));
            return ExitCode.NotDone;
        }

        foreach (var pair in crosswalk.Pairs)
        {
            var relation = Wire(pair.Relation);
            terminal.SayJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("from", pair.From);
                writer.WriteString("to", pair.To);
                writer.WriteString("relation", relation);
                writer.WriteEndObject();
            });
            terminal.Say($"{Name(pair.From)}  →  {Name(pair.To)}  ({relation})");
        }

        if (crosswalk.IsProposal)
        {
            terminal.Note(
                "この対応は案です。公表元の対応表ではありません。",
                "This crosswalk is a proposal, and not the publisher's.");
        }

        return ExitCode.Done;

        string Name(string id) => workspace.Catalogue.Skill(id)!.Skill.Name.In(terminal.Language);
    }

    private static string Key(FrameworkVersion version) => $"{version.Framework}/{version.Version}".ToLowerInvariant();

    private static string Wire(SkillRelation relation) => relation switch
    {
        SkillRelation.SameName => "same-name",
        SkillRelation.Close => "close",
        SkillRelation.Narrower => "narrower",
        _ => "related",
    };

    private static void Tell(Terminal terminal, SkillFramework framework)
    {
        var drafts = framework.Skills.Count(skill => skill.IsDraft);
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", Key(framework.Named));
            writer.WriteString("framework", framework.Framework);
            writer.WriteString("version", framework.Version);
            writer.WriteString("name", framework.Name.In(terminal.Language));
            writer.WriteNumber("skills", framework.Skills.Length);
            writer.WriteNumber("drafts", drafts);
            writer.WriteEndObject();
        });
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{Key(framework.Named),-12} ")
            + terminal.In(
                $"スキル {framework.Skills.Length} 件（うち照合待ち {drafts} 件）  ",
                $"{framework.Skills.Length} skills ({drafts} to be confirmed)  ")
            + framework.Name.In(terminal.Language));
    }
}
