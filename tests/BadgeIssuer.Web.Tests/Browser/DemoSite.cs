using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BadgeIssuer.IO.Delivering;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Reports;
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
        var clock = new DemoClock { Now = new DateTimeOffset(2025, 2, 10, 1, 0, 0, TimeSpan.Zero) };
        WorkspaceFactory.CreateSample(workspaceFolder, Path.Combine(checkout, "samples"), port, clock);
        LetEnd(Path.Combine(workspaceFolder, "catalogue", "achievements", "MDXQ2-T1-2-v1.json"));
        var settings = Path.Combine(workspaceFolder, "badges.json");
        File.WriteAllText(settings, File.ReadAllText(settings)
            .Replace("\"suspension\": \"off\"", "\"suspension\": \"on\"", StringComparison.Ordinal));
        using var workspace = Workspace.Open(workspaceFolder, clock, environment);
        using var keys = workspace.OpenKeys(prompt: null);
        var achievement = workspace.Catalogue.Approved.First(one => one.Code == "MDXQ2-T1-1");
        Completion[] completions =
        [
            new("Q06-AX-0001", "山田 太郎", "taro.yamada@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0002", "鈴木 花子", "hanako.suzuki@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0003", "佐藤 次郎", "jiro.sato@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0004", "高橋 三郎", "saburo.takahashi@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0005", "田中 四郎", "shiro.tanaka@example.jp", achievement.Id, achievement.TermEnd),
            new("Q06-AX-0006", "伊藤 五郎", "goro.ito@example.jp", "MDXQ2-T1-2-v1", achievement.TermEnd),
            .. Enumerable.Range(10, 10).Select(number => new Completion(
                $"Q06-AX-00{number}", "卒業 花子", $"hanako{number}@example.jp", achievement.Id, achievement.TermEnd)),
        ];
        var issued = workspace.CreateIssuer(keys)
            .Issue(
                [.. completions.Select((one, index) =>
                    new RowJudgement(index + 2, Disposition.Accept, one.LearnerNumber, one, false, []))],
                workspace.BeginRun("tester"))
            .Select(outcome => outcome.Id!)
            .ToArray();
        (Award, Revoked, Suspended, Superseded, Erased, Expired) =
            (issued[0], issued[1], issued[2], issued[3], issued[4], issued[5]);
        _ = workspace.Standings.Change(
            [Revoked], StandingAction.Revoke, "tester", "申込みの取消し", "修了の要件を満たしていなかったため").ToArray();
        _ = workspace.Standings.Change([Suspended], StandingAction.Suspend, "tester", "確認中", "記載内容を確認しているため").ToArray();
        workspace.CreateCorrector(keys).Correct(
            workspace.Store.Find(Superseded)!,
            completions[3] with { Name = "髙橋 𠮷\u90CE" },
            "氏名の訂正",
            workspace.BeginRun("tester"));
        workspace.Eraser.Erase(workspace.Eraser.Find("Q06-AX-0005"), "tester", "本人の申出");
        clock.Now = null;
        workspace.Publish(everything: true, keys);
        var report = new ReportWriter(
            BadgeReport.Count(
                workspace.Store.List(), workspace.Catalogue, workspace.Settings.TimeZone, workspace.Today, null, null),
            workspace.Today);
        foreach (var language in Enum.GetValues<Language>())
        {
            File.WriteAllBytes(Report(language), report.Html(workspace.Policy.Issuer.Name, language));
        }

        var delivered = Path.Combine(_folder, "delivered");
        new Delivery(workspace, TimeProvider.System).Run(
            new DeliveryScope(null, null), delivered, "tester", (_, _) => { }, CancellationToken.None);
        DeliveredCertificate = File.ReadAllBytes(Directory.EnumerateFiles(delivered, "*.pdf").Order().First());

        _public = workspace.PublicFolder;
        HolderLinks = issued.Where(id => id != Erased)
            .ToDictionary(id => id, id => $"/share/{workspace.Store.Find(id)!.HolderToken}");
        Graduates = [.. issued[6..].Select(id => HolderLinks[id])];
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

    /// <summary>A badge whose time is over.</summary>
    public CredentialId Expired { get; }

    /// <summary>The paths of the holders' own pages.</summary>
    public IReadOnlyDictionary<CredentialId, string> HolderLinks { get; }

    public string AchievementId { get; }

    /// <summary>A skill that the achievements address, by its name in addresses.</summary>
    public string Skill { get; }

    /// <summary>Own pages of badges of which nothing is kept yet: one for each test that changes something.</summary>
    public IReadOnlyList<string> Graduates { get; }

    /// <summary>Every page that can be asked for, in every state, with a name.</summary>
    public IEnumerable<(string Name, string Path)> Pages =>
    [
        ("start", "/"), ("verify", "/verify"), ("confirmation", "/verify/confirmation"), ("issuer", "/issuer"),
        ("about-verification", "/about/verification"), ("about-privacy", "/about/privacy"),
        ("achievement", $"/achievements/{AchievementId}"), ("skill", $"/skills/{Skill}"),
        ("b-valid", $"/b/{Award}"), ("b-revoked", $"/b/{Revoked}"), ("b-suspended", $"/b/{Suspended}"),
        ("b-superseded", $"/b/{Superseded}"), ("b-expired", $"/b/{Expired}"), ("b-erased", $"/b/{Erased}"),
        ("embed", $"/embed/{Award}"), ("embed-revoked", $"/embed/{Revoked}"), ("share", HolderLinks[Award]),
        ("share-revoked", HolderLinks[Revoked]), ("share-superseded", HolderLinks[Superseded]),
        ("nowhere", "/nowhere"), ("share-nowhere", "/share/nowhere"),
    ];

    /// <summary>The report of what was issued, as a file.</summary>
    public string Report(Language language) => Path.Combine(_folder, $"report-{language}.html");

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

        // All browsers are one client here, and quicker than a person.
        builder.UseSetting("Verification:VerificationsPerMinute", "100000");
        builder.UseSetting("Site:RequestsPerMinute", "100000");
        builder.UseSetting("Site:HolderRequestsPerMinute", "100000");
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

    // A year after the last day of completion.
    private static void LetEnd(string achievement)
    {
        var definition = JsonNode.Parse(File.ReadAllText(achievement))!.AsObject();
        definition["validity"] = new JsonObject { ["years"] = 1 };
        definition["approval"]!.AsObject().Remove("sha256");
        File.WriteAllText(achievement, definition.ToJsonString());
    }

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

    /// <summary>A clock that stands still until it is let go.</summary>
    private sealed class DemoClock : TimeProvider
    {
        public DateTimeOffset? Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now ?? System.GetUtcNow();
    }
}
