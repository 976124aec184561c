using BadgeIssuer.Tests.Architecture;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

/// <summary>Published test data, which lies beside the checkout and is not part of it.</summary>
internal static class PublishedFiles
{
    /// <summary>The path of a file under <c>shared/conformance</c>; skips the test where there is none.</summary>
    public static string Conformance(string path) => Find("conformance", path);

    /// <summary>The path of a file under <c>shared/reference</c>; skips the test where there is none.</summary>
    public static string Reference(string path) => Find("reference", path);

    private static string Find(string room, string path)
    {
        for (var folder = new DirectoryInfo(Checkout.Root); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", room, path);
            if (File.Exists(file))
            {
                return file;
            }
        }

        if (Environment.GetEnvironmentVariable("BADGES_SHARED") is { Length: > 0 } shared
            && Path.Combine(shared, room, path) is var named
            && File.Exists(named))
        {
            return named;
        }

        Assert.Ignore($"shared/{room}/{path} is not here; BADGES_SHARED may name the folder that has it.");
        return "";
    }
}
