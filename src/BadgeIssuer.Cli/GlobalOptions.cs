using System.CommandLine;

namespace BadgeIssuer.Cli;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    private readonly Outside _outside;

    public GlobalOptions(Outside outside, Language language)
    {
        _outside = outside;
        Language = language;

        Workspace = new Option<string>("--workspace")
        {
            Description = In("ワークスペースのフォルダー（既定：現在のフォルダー）", "The workspace's folder (default: the current folder)"),
            HelpName = "DIR",
            Recursive = true,
        };
        Json = new Option<bool>("--json")
        {
            Description = In("結果を 1 行 1 個の JSON で出力します", "Prints results as JSON, one object a line"),
            Recursive = true,
        };
        By = new Option<string>("--by")
        {
            Description = In(
                "操作する人の名前。監査記録に残ります（既定：ログイン名）",
                "Who acts; it is kept in the audit log (default: the login name)"),
            HelpName = "NAME",
        };
        LanguageOption = new Option<string>(LanguageChoice.OptionName)
        {
            Description = In("表示言語（既定：環境のロケール）", "The language (default: by locale)"),
            Recursive = true,
        }.AcceptOnlyFromAmong(LanguageChoice.Japanese, LanguageChoice.English);
    }

    /// <summary>The language of this run, chosen before the commands are built, since their help is in it.</summary>
    public Language Language { get; }

    public Option<string> Workspace { get; }

    public Option<bool> Json { get; }

    /// <summary>Who acts: an option of every command that has an effect.</summary>
    public Option<string> By { get; }

    public Option<string> LanguageOption { get; }

    /// <summary>One of two texts, by the language.</summary>
    public string In(string japanese, string english) => Language is Language.Japanese ? japanese : english;

    /// <summary>The workspace's folder, as an absolute path.</summary>
    public string WorkspaceFolder(ParseResult arguments) => FullPath(arguments.GetValue(Workspace) ?? ".");

    /// <summary>A path that the user gave, as an absolute one.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, _outside.CurrentFolder);

    /// <summary>Who acts.</summary>
    public string Actor(ParseResult arguments) =>
        arguments.GetValue(By)?.Trim() is { Length: > 0 } name ? name : _outside.User;

    public Terminal Terminal(ParseResult arguments) =>
        new(_outside.Output, _outside.Error, Language, arguments.GetValue(Json));
}
