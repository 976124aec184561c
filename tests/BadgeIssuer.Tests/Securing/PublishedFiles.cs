using BadgeIssuer.Tests.Architecture;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

/// <summary>Published test data, which lies beside the checkout and is not part of it.</summary>
internal static class PublishedFiles
{
    /// <summary>The path of a file under <c>shared/conformance</c>; skips the test where there is none.</summary>
    public static string Conformance(string path)
    {
        for (var folder = new DirectoryInfo(Checkout.Root); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "conformance", path);
            if (File.Exists(file))
            {
                return file;
            }
        }

        if (Environment.GetEnvironmentVariable("BADGES_SHARED") is { Length: > 0 } shared
            && Path.Combine(shared, "conformance", path) is var named
            && File.Exists(named))
        {
            return named;
        }

        Assert.Ignore($"shared/conformance/{path} is not here; BADGES_SHARED may name the folder that has it.");
        return "";
    }
}
