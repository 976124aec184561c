using System.CommandLine;
using System.CommandLine.Help;

namespace BadgeIssuer.Cli;

/// <summary>Options from the environment: <c>--dry-run</c> is also <c>BADGES_DRY_RUN</c>.</summary>
internal static class EnvironmentOptions
{
    /// <summary>The variable that stands for an option, e.g. <c>--base-url</c> → <c>BADGES_BASE_URL</c>.</summary>
    public static string VariableOf(Option option) =>
        "BADGES_" + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    /// <summary>
    /// Adds the options that the environment sets and the arguments do not. What the command line says wins.
    /// </summary>
    /// <param name="command">The root command.</param>
    /// <param name="arguments">The arguments as they came.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static string[] Expand(RootCommand command, string[] arguments, Func<string, string?> variable)
    {
        var parsed = command.Parse(arguments);

        var added =
            from option in OptionsOf(parsed.CommandResult.Command)
            where parsed.GetResult(option) is null or { Implicit: true }
            let value = variable(VariableOf(option))
            where !string.IsNullOrEmpty(value)
            select $"{option.Name}={value}";

        // Before a "--", behind which everything is an argument.
        var end = Array.IndexOf(arguments, "--");
        return end < 0 ? [.. arguments, .. added] : [.. arguments[..end], .. added, .. arguments[end..]];
    }

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (var option in at.Options)
            {
                // --help and --version say something once; a variable of that name is not meant for them.
                if ((at == command || option.Recursive) && option is not (HelpOption or VersionOption))
                {
                    yield return option;
                }
            }
        }
    }
}
