namespace BadgeIssuer.LinkedData.Tests.Support;

/// <summary>This project's own cases, which are copied beside the tests.</summary>
internal static class VectorFiles
{
    public static byte[] Read(string file) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", file));
}
