using System.Text.Json.Nodes;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Tests.Issuing;

namespace BadgeIssuer.IO.Tests.Workspaces;

/// <summary>A sample workspace in a folder of its own, which is deleted afterwards.</summary>
internal sealed class TestWorkspace : IDisposable
{
    public TestWorkspace(Action<string>? change = null)
    {
        Folder = Path.Combine(Path.GetTempPath(), "badges-" + Path.GetRandomFileName());
        WorkspaceFactory.CreateSample(Folder, Samples.Folder, port: null, TimeProvider.System);
        DrawNothing();
        change?.Invoke(Folder);
    }

    /// <summary>A workspace with other addresses and algorithms, and the keys that those need.</summary>
    public TestWorkspace(string baseUrl, string vcJwt, string jws)
        : this(folder =>
        {
            Change(folder, settings =>
            {
                settings["baseUrl"] = baseUrl;
                settings["formats"]!["vc-jwt"]!["algorithm"] = vcJwt;
                settings["formats"]!["ob2-jws"]!["algorithm"] = jws;
            });
            using var passphrase = Passphrase.Find(Path.Combine(folder, "keys", "passphrase"), NoEnvironment, null);
            KeyRing.Open(Path.Combine(folder, "keys"), TimeProvider.System, out _)!
                .Create(KeyKind.P256, passphrase, KdfCost.Interactive);
        })
    {
    }

    public string Folder { get; }

    public static IReadOnlyDictionary<string, string> NoEnvironment { get; } = new Dictionary<string, string>();

    public static void WithoutSignedAssertions(string folder) =>
        Change(folder, settings => settings["formats"]!.AsObject().Remove("ob2-jws"));

    public static RowJudgement[] Rows(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Samples.Row(number + 1, Samples.Completion(number)))];

    public Workspace Open() => Workspace.Open(Folder, TimeProvider.System, NoEnvironment);

    public IssuanceOutcome[] IssueAndPublish(int rows, string? folder = null)
    {
        using var workspace = Workspace.Open(folder ?? Folder, TimeProvider.System, NoEnvironment);
        using var keys = workspace.OpenKeys(prompt: null);
        var outcomes = workspace.CreateIssuer(keys).Issue(Rows(rows), workspace.BeginRun("tester")).ToArray();
        workspace.Publish(keys: keys);
        return outcomes;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Change(string folder, Action<JsonNode> change)
    {
        var file = Path.Combine(folder, "badges.json");
        var settings = JsonNode.Parse(File.ReadAllText(file))!;
        change(settings);
        File.WriteAllText(file, settings.ToJsonString());
    }

    // Drawing is tested where it stands. Here, artwork does for all, so that these tests need no fonts.
    private void DrawNothing()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "catalogue", "achievements")))
        {
            var text = File.ReadAllText(file);
            if (!text.Contains("\"artwork\"", StringComparison.Ordinal))
            {
                // Which is a change of what was approved, so it is approved again, by hand.
                var achievement = JsonNode.Parse(text)!;
                achievement["artwork"] = "MDXQ2-T1-1.png";
                (achievement["approval"] as JsonObject)?.Remove("sha256");
                File.WriteAllBytes(file, IndentedJson.Write(achievement.AsObject()));
            }
        }
    }
}
