using BadgeIssuer.Artwork;

namespace BadgeIssuer.Tests.Artwork;

/// <summary>The fonts that eng/fonts.sh fetches. Without them these tests fail; they are never skipped.</summary>
internal static class TestFonts
{
    private static readonly Lazy<FontSet> Loaded = new(() => FontSet.Load(Files("*.ttf")));

    public static FontSet All => Loaded.Value;

    public static IReadOnlyList<ReadOnlyMemory<byte>> Files(string pattern)
    {
        var folder = Environment.GetEnvironmentVariable("BADGES_FONTS") ?? FindFolder();
        return
        [
            .. Directory.GetFiles(folder, pattern)
                .Order(StringComparer.Ordinal)
                .Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file)),
        ];
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var fonts = Path.Combine(folder.FullName, "artifacts", "fonts");
            if (Directory.Exists(fonts))
            {
                return fonts;
            }
        }

        throw new DirectoryNotFoundException("There are no fonts in artifacts/fonts: run eng/fonts.sh.");
    }
}
