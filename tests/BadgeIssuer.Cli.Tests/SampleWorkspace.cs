using System.Text.Json.Nodes;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Tests;

/// <summary>The sample workspace, made once and copied for each test: one achievement that needs no drawing, no RSA.</summary>
internal sealed class SampleWorkspace : IDisposable
{
    private const string Kept = "MDXQ2-T1-1-v1.json";

    private readonly TemporaryFolder _folder = new();

    public SampleWorkspace()
    {
        WorkspaceFactory.CreateSample(
            _folder.File("demo"), Path.Combine(AppContext.BaseDirectory, "samples"), port: null, TimeProvider.System);
        foreach (var file in Directory.EnumerateFiles(_folder.File("demo", "catalogue", "achievements")))
        {
            if (Path.GetFileName(file) != Kept)
            {
                File.Delete(file);
            }
        }

        var settings = JsonNode.Parse(File.ReadAllText(_folder.File("demo", "badges.json")))!;
        settings["formats"]!.AsObject().Remove("ob2-jws");
        File.WriteAllText(_folder.File("demo", "badges.json"), Text(settings));
    }

    /// <summary>A folder of its own that holds a copy of the workspace.</summary>
    public TemporaryFolder Copy(string name)
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(_folder.File("demo"), "*", SearchOption.AllDirectories))
        {
            var copy = folder.File(name, Path.GetRelativePath(_folder.File("demo"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(JsonNode settings) =>
        System.Text.Encoding.UTF8.GetString(Issuing.IndentedJson.Write(settings.AsObject()));
}
