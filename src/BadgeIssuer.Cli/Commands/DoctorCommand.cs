using System.CommandLine;
using BadgeIssuer.IO.Checkups;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges doctor</c>: is everything in this workspace as it should be?</summary>
internal sealed class DoctorCommand(GlobalOptions options, Outside outside)
{
    public Command Build()
    {
        var command = new Command("doctor", options.In(
            "設定、鍵、発行台帳、監査記録、公開フォルダーなどを点検します",
            "Looks at settings, keys, store, audit log, publication and more"));
        command.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Run(arguments, terminal));
        });
        return command;
    }

    private ExitCode Run(ParseResult arguments, Terminal terminal)
    {
        var worst = Health.Good;
        foreach (var finding in Doctor.Examine(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment))
        {
            worst = finding.Health > worst ? finding.Health : worst;
            Tell(terminal, finding);
        }

        return worst switch
        {
            Health.Good => ExitCode.Done,
            Health.Poor => ExitCode.SomeRefused,
            _ => ExitCode.NotDone,
        };
    }

    private static void Tell(Terminal terminal, Finding finding)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("part", finding.Part);
            writer.WriteString("health", finding.Health.ToString().ToLowerInvariant());
            writer.WriteString("detail", finding.Detail);
            writer.WriteStartArray("codes");
            foreach (var problem in finding.Problems)
            {
                writer.WriteStringValue(problem.Code);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        var word = finding.Health switch
        {
            Health.Good => terminal.In("正常", "good"),
            Health.Poor => terminal.In("注意", "poor"),
            _ => terminal.In("異常", "bad"),
        };
        terminal.Say($"{word}  {Name(finding.Part).In(terminal.Language)}  {finding.Detail}");
        terminal.Complain(finding.Problems);
    }

    private static LocalizedText Name(string part) => part switch
    {
        "settings" => new("設定", part),
        "keys" => new("鍵", part),
        "store" => new("発行台帳", part),
        "audit" => new("監査記録", part),
        "publication" => new("公開フォルダー", part),
        "fonts" => new("フォント", part),
        "time-zone" => new("時間帯", part),
        "disk" => new("ディスクの空き", part),
        _ => new(part, part),
    };
}
