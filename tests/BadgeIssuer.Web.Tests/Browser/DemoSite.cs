using System.Net;
using System.Net.Sockets;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>The site on a real port, over the publication of a workspace in which a badge was really issued.</summary>
internal sealed class DemoSite : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("badges-demo-").FullName;
    private readonly string _public;

    public DemoSite()
    {
        var port = FreePort();
        var checkout = Checkout();
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        environment.TryAdd("BADGES_FONTS", Path.Combine(checkout, "artifacts", "fonts"));

        var workspaceFolder = Path.Combine(_folder, "demo");
        WorkspaceFactory.CreateSample(workspaceFolder, Path.Combine(checkout, "samples"), port, TimeProvider.System);
        using var workspace = Workspace.Open(workspaceFolder, TimeProvider.System, environment);
        using var keys = workspace.OpenKeys(prompt: null);
        var achievement = workspace.Catalogue.Approved.First(one => one.Code == "MDXQ2-T1-1");
        var completion = new Completion(
            "Q06-AX-0001", "山田 太郎", "taro.yamada@example.jp", achievement.Id, achievement.TermEnd);
        var outcome = workspace.CreateIssuer(keys)
            .Issue([new RowJudgement(2, Disposition.Accept, completion.LearnerNumber, completion, false, [])], workspace.BeginRun("tester"))
            .Single();
        workspace.Publish(everything: true, keys);

        _public = workspace.PublicFolder;
        Award = outcome.Id!;
        AchievementName = achievement.Name;
        BaseUrl = workspace.Addresses.Base;
        BakedPng = Read(CredentialFormat.Png);
        Picture = Read(PublishedPaths.AchievementImage(achievement.Id));

        UseKestrel(port);
        StartServer();
    }

    public string BaseUrl { get; }

    public CredentialId Award { get; }

    public LocalizedText AchievementName { get; }

    public byte[] BakedPng { get; }

    /// <summary>The achievement's picture, without a badge in it.</summary>
    public byte[] Picture { get; }

    public byte[] Read(CredentialFormat format) => Read(PublishedPaths.Award(Award, format));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Site:Publication", _public);
        builder.UseSetting("Verification:Fetch", "false");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private byte[] Read(PublishedFile file) => File.ReadAllBytes(Path.Combine(_public, file.Path));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BadgeIssuer.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of a checkout.");
    }
}
