using System.CommandLine;

namespace BadgeIssuer.Cli;

/// <summary><c>--port N</c>.</summary>
internal static class PortOption
{
    private const int Default = 5080;

    public static Option<int?> Create(GlobalOptions options)
    {
        var option = new Option<int?>("--port")
        {
            HelpName = "N",
            Description = options.In("このコンピューターのポート番号", "The port on this machine"),
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 65535)
            {
                result.AddError(options.In("--port は 1 から 65535 までです。", "--port is from 1 to 65535."));
            }
        });
        return option;
    }

    /// <summary>The port that a base URL on this machine names; otherwise the default.</summary>
    public static int Of(string baseUrl) =>
        new Uri(baseUrl) is { IsLoopback: true } address ? address.Port : Default;
}
