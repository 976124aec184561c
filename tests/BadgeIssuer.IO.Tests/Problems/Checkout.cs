namespace BadgeIssuer.IO.Tests.Problems;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    private static readonly string Root = FindRoot();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "BadgeIssuer.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of a checkout.");
    }
}
