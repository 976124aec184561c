using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web.Verification;

/// <summary>What an operator may set for verifying, under <c>Verification</c> in configuration.</summary>
/// <remarks>Checked once, when the site starts: a site that has started has settings that make sense.</remarks>
public sealed class VerificationSiteOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Verification";

    /// <summary>The largest badge accepted, in bytes.</summary>
    /// <value>From 1 KiB to 10 MiB. The default is 2 MiB, several times the size of a baked PNG.</value>
    [Range(1024, 10 * 1024 * 1024)]
    public int MaximumUploadBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>How many verifications one client address may ask for.</summary>
    /// <value>Per minute, from 1 to 1,000,000,000, which is as good as no limit. The default is 60.</value>
    [Range(1, 1_000_000_000)]
    public int VerificationsPerMinute { get; set; } = 60;

    /// <summary>Whether documents of other issuers may be fetched from the network.</summary>
    /// <value>The default is <see langword="true"/>. Without, a foreign badge whose key or status stands elsewhere
    /// cannot be decided; badges of this publication are verified all the same.</value>
    public bool Fetch { get; set; } = true;

    /// <summary>For how long a document that was fetched may be used again, whatever its host says.</summary>
    /// <value>From 0 to 1 hour. The default is 5 minutes: so old may a foreign status list be when a badge is judged
    /// by it, unless the list itself allows less.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaximumDocumentAge { get; set; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class VerificationSiteOptionsValidator : IValidateOptions<VerificationSiteOptions>;
