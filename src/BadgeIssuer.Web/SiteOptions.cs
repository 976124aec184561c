using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web;

/// <summary>What an operator may set for the site as a whole, under <c>Site</c> in configuration.</summary>
/// <remarks>Checked once, when the site starts: a site that has started has settings that make sense.</remarks>
public sealed class SiteOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Site";

    /// <summary>The environment variable that names <see cref="Publication"/> too.</summary>
    public const string PublicationVariable = "BADGES_PUBLICATION";

    /// <summary>The environment variable that names <see cref="Fonts"/> too.</summary>
    public const string FontsVariable = "BADGES_FONTS";

    /// <summary>The environment variable by which, set to 1, the site stops when its standard input ends.</summary>
    public const string StopWithInputVariable = "BADGES_STOP_WITH_INPUT";

    /// <summary>The folder that the issuing side publishes to; the only one that the site reads.</summary>
    /// <value>A path, absolute or from the current folder. The default is <c>public</c>.</value>
    [Required]
    public string Publication { get; set; } = "public";

    /// <summary>How many pages and documents one client address may ask for.</summary>
    /// <value>Per minute, from 10 to 1,000,000,000, which is as good as no limit. The default is 1,200.</value>
    [Range(10, 1_000_000_000)]
    public int RequestsPerMinute { get; set; } = 1_200;

    /// <summary>How often one client address may ask for what only a holder's token opens.</summary>
    /// <value>Per minute, from 10 to 1,000,000,000, which is as good as no limit. The default is 120.</value>
    [Range(10, 1_000_000_000)]
    public int HolderRequestsPerMinute { get; set; } = 120;

    /// <summary>The file that holds what graduates choose on their pages; no name stands in it in clear.</summary>
    /// <value>A path that ends with <c>.db</c>. The default is <c>site.db</c> beside the publication's folder.</value>
    public string? Store { get; set; }

    /// <summary>The file of the secret by which the site knows its own confirmations again; made where there is none.</summary>
    /// <value>
    /// A path. The default is <c>confirmation.key</c> beside the publication's folder. Hosts that serve one site need the
    /// same file; without it, older confirmations cannot be checked.
    /// </value>
    public string? ConfirmationKey { get; set; }

    /// <summary>The folder of the fonts that certificates are drawn with.</summary>
    /// <value>
    /// A path. The default is <c>fonts</c> beside the program. Where no fonts are, the site offers no certificates.
    /// </value>
    public string Fonts { get; set; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>The folder of texts that replace the site's own, e.g. <c>privacy.ja.txt</c>.</summary>
    /// <value>A path, or <see langword="null"/> for the site's own texts. See <c>docs/site-texts.md</c>.</value>
    public string? Texts { get; set; }

    /// <summary>An empty folder into which the site is written as files, instead of being served.</summary>
    /// <value>A path, or <see langword="null"/> to serve it. <c>badges publish --out</c> sets it.</value>
    public string? Export { get; set; }

    /// <summary>The addresses of proxies whose <c>X-Forwarded-For</c> is believed.</summary>
    /// <value>IP addresses. The default is none: forwarded headers then change nothing.</value>
    /// <remarks>Only the client's address is taken over. Links come from the publication's base URL in any case.</remarks>
    public string[] TrustedProxies { get; set; } = [];
}

[OptionsValidator]
internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;
