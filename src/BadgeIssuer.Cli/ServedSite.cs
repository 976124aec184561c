using System.Globalization;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli;

/// <summary>What the site's process is told of a workspace: where its publication is, and the settings that are the site's.</summary>
/// <param name="PublicFolder">The folder that it serves.</param>
/// <param name="BaseUrl">Where the publication says that it is reached.</param>
/// <param name="Port">The port on this machine's loopback address.</param>
/// <param name="Fetch">Whether it may fetch what foreign badges name.</param>
/// <param name="UploadBytes">The largest upload that it takes.</param>
/// <param name="FontFolder">The fonts that it draws certificates with; it offers none where there are no fonts.</param>
internal sealed record ServedSite(
    string PublicFolder, string BaseUrl, int Port, bool Fetch, int UploadBytes, string FontFolder)
{
    /// <summary>The site of an opened workspace.</summary>
    public static ServedSite Of(Workspace workspace, int? port) => new(
        workspace.PublicFolder,
        workspace.Addresses.Base,
        port ?? PortOption.Of(workspace.Addresses.Base),
        workspace.Settings.VerificationFetch,
        workspace.Settings.Limits.UploadBytes,
        workspace.Pictures.FontFolder);

    /// <summary>The arguments of the site's program.</summary>
    public IEnumerable<string> Arguments =>
    [
        "--urls",
        string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}"),
        $"--Verification:Fetch={(Fetch ? "true" : "false")}",
        string.Create(CultureInfo.InvariantCulture, $"--Verification:MaximumUploadBytes={UploadBytes}"),
        $"--Site:Fonts={Path.GetFullPath(FontFolder)}",
    ];
}
