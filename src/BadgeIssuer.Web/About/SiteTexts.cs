using System.Collections.Frozen;
using System.Text;

namespace BadgeIssuer.Web.About;

/// <summary>The texts about the site: how verification works, and privacy. An operator's own replace ours.</summary>
/// <remarks>
/// A file a text and language, <c>verification.ja.txt</c>; see docs/site-texts.md for the form. They are read once, at the
/// start, so that a text that cannot be read is noticed then.
/// </remarks>
internal sealed class SiteTexts
{
    /// <summary>The texts that there are.</summary>
    public static readonly string[] Names = ["verification", "privacy"];

    private readonly FrozenDictionary<(string Name, Language Language), PlainText> _texts;

    private SiteTexts(IEnumerable<KeyValuePair<(string, Language), PlainText>> texts) => _texts = texts.ToFrozenDictionary();

    /// <summary>A text.</summary>
    public PlainText Of(string name, Language language) => _texts[(name, language)];

    /// <summary>Reads the texts of a folder, and ours for those that are not there.</summary>
    /// <exception cref="InvalidDataException">The folder or a text cannot be read.</exception>
    public static SiteTexts Read(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new InvalidDataException($"The folder {folder} is not there ({SiteOptions.Section}:{nameof(SiteOptions.Texts)}).");
        }

        return new SiteTexts(
            from name in Names
            from language in Enum.GetValues<Language>()
            let file = $"{name}.{Layout.PageLanguage.Tag(language)}.txt"
            select KeyValuePair.Create((name, language), PlainText.Read(file, ReadFile(folder, file) ?? ReadOwn(file))));
    }

    private static string? ReadFile(string? folder, string file)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, file)))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(Path.Combine(folder, file), new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new InvalidDataException($"{Path.Combine(folder, file)} cannot be read as UTF-8 text.", unreadable);
        }
    }

    private static string ReadOwn(string file)
    {
        using var stream = typeof(SiteTexts).Assembly.GetManifestResourceStream($"texts/{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
