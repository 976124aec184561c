using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BadgeIssuer.Web.Layout;

/// <summary>A page of the site.</summary>
public abstract class SitePage : ComponentBase
{
    /// <summary>What every page knows.</summary>
    [CascadingParameter]
    public PageContext Page { get; set; } = null!;

    /// <summary>A text in the page's language.</summary>
    protected string T(LocalizedText text) => Page.In(text);

    /// <summary>A text in the page's language, its places filled.</summary>
    protected string Fill(LocalizedText text, params string[] places) =>
        string.Format(CultureInfo.InvariantCulture, Page.In(text), places);
}
