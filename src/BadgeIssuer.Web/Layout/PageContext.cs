using BadgeIssuer.IO.Publishing;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web.Layout;

/// <summary>What every page knows: the site that it belongs to, the language, and where it stands.</summary>
/// <param name="Site">The publication's own facts.</param>
/// <param name="Language">The language to speak.</param>
/// <param name="Path">The page's path within the site, e.g. <c>/verify</c>.</param>
/// <param name="LanguageIsChosen">
/// Whether the visitor chose the language by a link. There are no cookies, so that links hand the choice on.
/// </param>
public sealed record PageContext(PublishedSite Site, Language Language, string Path, bool LanguageIsChosen)
{
    /// <summary>Whether the page is written into a file, so that nothing answers where it is read but a file.</summary>
    public bool IsFile { get; init; }

    /// <summary>The context of a request.</summary>
    internal static PageContext Of(HttpContext http)
    {
        var site = http.RequestServices.GetRequiredService<PublishedSite>();
        return new PageContext(
            site,
            PageLanguage.Of(http.Request),
            http.Request.Path.HasValue ? http.Request.Path.Value! : "/",
            PageLanguage.Chosen(http.Request) is not null)
        {
            IsFile = http.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Export is not null,
        };
    }

    /// <summary>The language's tag, for <c>lang</c> attributes.</summary>
    public string LanguageTag => PageLanguage.Tag(Language);

    /// <summary>A text in the page's language.</summary>
    public string In(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Language);
    }

    /// <summary>The address of a page, for a link on this one.</summary>
    /// <param name="path">The path within the site, from <c>/</c>.</param>
    public string Link(string path) =>
        LanguageIsChosen ? $"{Resource(path)}?{PageLanguage.Parameter}={LanguageTag}" : Resource(path);

    /// <summary>The address of something that is the same in every language.</summary>
    /// <param name="path">The path within the site, from <c>/</c>.</param>
    public string Resource(string path) => Site.BasePath + new PathString(path).ToUriComponent();

    /// <summary>The absolute address, from the configured base URL and never from the request's Host.</summary>
    /// <param name="path">The path within the site, from <c>/</c>.</param>
    public string Absolute(string path) => Site.BaseUrl + new PathString(path).ToUriComponent();

    /// <summary>This page in <paramref name="language"/>.</summary>
    /// <remarks>By the query alone: an error's page stands at whatever address was asked for.</remarks>
    public string Switch(Language language) => $"?{PageLanguage.Parameter}={PageLanguage.Tag(language)}";
}
