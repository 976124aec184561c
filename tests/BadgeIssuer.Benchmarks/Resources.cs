namespace BadgeIssuer.Benchmarks;

/// <summary>The work item: one Open Badges 3.0 credential of 3 KB with three alignments, picture and status.</summary>
internal static class Resources
{
    public static byte[] Credential()
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream("credential.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
