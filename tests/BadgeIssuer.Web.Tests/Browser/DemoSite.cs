using System.Net;
using System.Net.Sockets;
using BadgeIssuer.IO.Delivering;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>The site on a real port, over the publication of a workspace in which a badge was really issued.</summary>
internal sealed class DemoSite : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("badges-demo-").FullName;
    private readonly string _public;
    private readonly string _fonts;

    public DemoSite()
    {
        var port = FreePort();
        var checkout = Checkout();
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        environment.TryAdd("BADGES_FONTS", Path.Combine(checkout, "artifacts", "fonts"));
        _fonts = environment["BADGES_FONTS"];

        var workspaceFolder = Path.Combine(_folder, "demo");
        WorkspaceFactory.CreateSample(workspaceFolder, Path.Combine(checkout, "samples"), port, TimeProvider.System);
        var settings = Path.Combine(workspaceFolder, "badges.json");
        File.WriteAllText(settings, File.ReadAllText(settings)
            .Replace("\"suspension\": \"off\"", "\"suspension\": \"on\"", StringComparison.Ordinal));
        using var workspace = Workspace.Open(workspaceFolder, TimeProvider.System, environment);
        using var keys = workspace.OpenKeys(prompt: null);
        var achievement = workspace.Catalogue.Approved.First(one => one.Code == "MDXQ2-T1-1");
        Completion[] completions =
        [
            new("Q06-AX-0001", "山田 太郎", "taro.yamada@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0002", "鈴木 花子", "hanako.suzuki@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0003", "佐藤 次郎", "jiro.sato@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0004", "高橋 三郎", "saburo.takahashi@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0005", "田中 四郎", "shiro.tanaka@example.jp", achievement.Id, achievement.TermEnd),
        ];
        var issued = workspace.CreateIssuer(keys)
            .Issue(
                [.. completions.Select((one, index) =>
                    new RowJudgement(index + 2, Disposition.Accept, one.LearnerNumber, one, false, []))],
                workspace.BeginRun("tester"))
            .Select(outcome => outcome.Id!)
            .ToArray();
        (Award, Revoked, Suspended, Superseded, Erased) = (issued[0], issued[1], issued[2], issued[3], issued[4]);
        _ = workspace.Standings.Change(
            [Revoked], StandingAction.Revoke, "tester", "申込みの取消し", "修了の要件を満たしていなかったため").ToArray();
        _ = workspace.Standings.Change([Suspended], StandingAction.Suspend, "tester", "確認中", "記載内容を確認しているため").ToArray();
        workspace.CreateCorrector(keys).Correct(
            workspace.Store.Find(Superseded)!,
            completions[3] with { Name = "髙橋 三郎" },
            "氏名の訂正",
            workspace.BeginRun("tester"));
        workspace.Eraser.Erase(workspace.Eraser.Find("Q06-AX-0005"), "tester", "本人の申出");
        workspace.Publish(everything: true, keys);
        var delivered = Path.Combine(_folder, "delivered");
        new Delivery(workspace, TimeProvider.System).Run(
            new DeliveryScope(null, null), delivered, "tester", (_, _) => { }, CancellationToken.None);
        DeliveredCertificate = File.ReadAllBytes(Directory.EnumerateFiles(delivered, "*.pdf").Order().First());

        _public = workspace.PublicFolder;
        HolderLinks = issued[..4].ToDictionary(id => id, id => $"/share/{workspace.Store.Find(id)!.HolderToken}");
        Skill = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Path.Combine(_public, "skills")).Order().First());
        AchievementId = achievement.Id;
        AchievementName = achievement.Name;
        BaseUrl = workspace.Addresses.Base;
        BakedPng = Read(CredentialFormat.Png);
        Picture = Read(PublishedPaths.AchievementImage(achievement.Id));

        UseKestrel(port);
        StartServer();
    }

    public string BaseUrl { get; }

    public CredentialId Award { get; }

    public CredentialId Revoked { get; }

    public CredentialId Suspended { get; }

    public CredentialId Superseded { get; }

    public CredentialId Erased { get; }

    /// <summary>The paths of the holders' own pages.</summary>
    public IReadOnlyDictionary<CredentialId, string> HolderLinks { get; }

    public string AchievementId { get; }

    /// <summary>A skill that the achievements address, by its name in addresses.</summary>
    public string Skill { get; }

    /// <summary>Every page that there is, in every state.</summary>
    public IEnumerable<string> Pages =>
    [
        "/", "/verify", "/issuer", "/about/verification", "/about/privacy", $"/achievements/{AchievementId}", $"/skills/{Skill}",
        $"/b/{Award}", $"/b/{Revoked}", $"/b/{Suspended}", $"/b/{Superseded}", $"/b/{Erased}", $"/embed/{Award}",
        HolderLinks[Award], HolderLinks[Revoked], HolderLinks[Superseded], "/nowhere", "/share/nowhere",
    ];

    public LocalizedText AchievementName { get; }

    public byte[] BakedPng { get; }

    /// <summary>The certificate of <see cref="Award"/> that the issuing side delivers.</summary>
    public byte[] DeliveredCertificate { get; }

    /// <summary>The achievement's picture, without a badge in it.</summary>
    public byte[] Picture { get; }

    public byte[] Read(CredentialFormat format) => Read(PublishedPaths.Award(Award, format));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Site:Publication", _public);
        builder.UseSetting("Site:Fonts", _fonts);
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
