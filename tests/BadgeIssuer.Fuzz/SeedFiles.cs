using System.Text;
using System.Text.Json;

namespace BadgeIssuer.Fuzz;

/// <summary>Seeds from the checkout's vectors and samples.</summary>
internal static class SeedFiles
{
    private static readonly string Root = FindRoot();

    public static byte[] Read(params ReadOnlySpan<string> parts) => File.ReadAllBytes(Path.Combine([Root, .. parts]));

    public static IEnumerable<byte[]> ReadAll(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    /// <summary>Utf-8.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Every credential in tests/vectors.</summary>
    public static IEnumerable<byte[]> Credentials()
    {
        yield return Read("tests", "vectors", "linked-data", "credential.json");
        foreach (var vector in Elements("tests/vectors/securing/embedded-proofs.json"))
        {
            yield return Text(vector.GetProperty("document").GetRawText());
        }
    }

    /// <summary>The elements of a vector file that is an array.</summary>
    public static IEnumerable<JsonElement> Elements(string path)
    {
        using var file = JsonDocument.Parse(Read(path.Split('/')));
        return file.RootElement.Clone().EnumerateArray();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BadgeIssuer.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This runs inside of a checkout only.");
    }
}
