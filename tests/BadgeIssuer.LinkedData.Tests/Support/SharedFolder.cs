using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Support;

/// <summary>
/// The published test data and documents, which are not part of this repository: the folder that the environment variable
/// BADGES_SHARED names, or <c>shared</c> beside or above the working copy.
/// </summary>
internal static class SharedFolder
{
    private static readonly Lazy<string?> Root = new(Find);

    public static bool Exists => Root.Value is not null;

    /// <summary>The path of a file or folder in it. Skips the test where there is none.</summary>
    public static string Path(params string[] segments)
    {
        if (Root.Value is null)
        {
            Assert.Ignore("The published test data was not found: set BADGES_SHARED to the folder that holds it.");
        }

        return System.IO.Path.Combine([Root.Value!, .. segments]);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("BADGES_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(System.IO.Path.Combine(named, "conformance")) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = System.IO.Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(System.IO.Path.Combine(shared, "conformance")))
            {
                return shared;
            }
        }

        return null;
    }
}
