using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Layout;

/// <summary>Finds the language in which to answer a request.</summary>
internal static class PageLanguage
{
    /// <summary>The query parameter by which a visitor chooses; it wins over what the browser asks for.</summary>
    public const string Parameter = "lang";

    /// <summary>The language chosen by a link, or <see langword="null"/> where none was.</summary>
    public static Language? Chosen(HttpRequest request) => FromTag(request.Query[Parameter].ToString());

    /// <summary>Sets the language of a page whose visitor has chosen none: the one that its holder has.</summary>
    public static void Suggest(HttpContext http, Language? language) => http.Items[typeof(PageLanguage)] = language;

    /// <summary>The language chosen, else the one suggested, else the first that the browser prefers and we speak, else Japanese.</summary>
    public static Language Of(HttpRequest request) =>
        Chosen(request)
        ?? request.HttpContext.Items[typeof(PageLanguage)] as Language?
        ?? Preferred(request) ?? Language.Japanese;

    /// <summary>The tag of <paramref name="language"/> (RFC 5646).</summary>
    public static string Tag(Language language) => language is Language.Japanese ? "ja" : "en";

    private static Language? Preferred(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted))
        {
            return null;
        }

        // Stable: among equals, the one named first.
        return accepted
            .Where(value => value.Quality is null or > 0)
            .OrderByDescending(value => value.Quality ?? 1)
            .Select(value => FromTag(value.Value.ToString()))
            .FirstOrDefault(language => language is not null);
    }

    private static Language? FromTag(string tag) => tag.Split('-')[0].ToUpperInvariant() switch
    {
        "JA" => Language.Japanese,
        "EN" => Language.English,
        _ => null,
    };
}
