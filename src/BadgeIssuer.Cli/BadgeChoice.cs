using System.CommandLine;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli;

/// <summary>The badges that a command is about: named one by one, or in a file.</summary>
internal sealed class BadgeChoice(GlobalOptions options)
{
    public Argument<string[]> Ids { get; } = new("ID")
    {
        Description = options.In("バッジの ID または共有リンク", "Badges: ids or share links"),
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string> From { get; } = new("--from")
    {
        HelpName = "FILE",
        Description = options.In(
            "ID か共有リンクを 1 行に 1 つ書いたファイル（CSV の 1 列目も可）",
            "A file that names badges, one a line (the first column of a CSV will do)"),
    };

    /// <summary>The badges, or <see langword="null"/> after a complaint.</summary>
    /// <remarks>Everything is read before anything is done, so that a mistyped id does not stop the work halfway.</remarks>
    public IReadOnlyList<CredentialId>? Read(ParseResult arguments, Terminal terminal)
    {
        var ids = new List<CredentialId>();
        var problems = new List<Problem>();
        foreach (var given in arguments.GetValue(Ids) ?? [])
        {
            if (BadgeReference.TryParse(given, out var id))
            {
                ids.Add(id);
            }
            else
            {
                problems.Add(Problem.Of(CliProblemCodes.UnknownBadge, given));
            }
        }

        if (arguments.GetValue(From) is { } file)
        {
            ids.AddRange(BadgeListFile.Read(options.FullPath(file), out var inFile));
            problems.AddRange(inFile);
        }

        if (problems.Count == 0 && ids.Count == 0)
        {
            problems.Add(Problem.Of(CliProblemCodes.NoBadges));
        }

        terminal.Complain(problems);
        return problems.Count == 0 ? ids : null;
    }
}
