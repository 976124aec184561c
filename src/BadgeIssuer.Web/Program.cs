using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Sharing;
using BadgeIssuer.Verification;
using BadgeIssuer.Web;
using BadgeIssuer.Web.About;
using BadgeIssuer.Web.Api;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Confirming;
using BadgeIssuer.Web.Export;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;
using BadgeIssuer.Web.Sharing;
using BadgeIssuer.Web.Verification;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
{
    // The content root would be watched recursively, and the current folder may hold a publication of a hundred
    // thousand files: it stands beside the program instead, and nothing is reloaded.
    Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
    ContentRootPath = AppContext.BaseDirectory,
});

builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
// Paths hold holders' tokens, and these categories put them into their lines and scopes. By their full names, so that no
// setting for all of ASP.NET Core turns them on again.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
builder.Logging.AddFilter("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.None);
// What stops the start is said below, in a sentence and without a stack.
builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
    console => console.LogToStandardErrorThreshold = LogLevel.Trace);

// Settings: checked when the site starts, all at once.
builder.Services.AddOptions<SiteOptions>()
    .Configure(site =>
    {
        site.Publication = builder.Configuration[SiteOptions.PublicationVariable] ?? site.Publication;
        site.Fonts = builder.Configuration[SiteOptions.FontsVariable] ?? site.Fonts;
    })
    .Bind(builder.Configuration.GetSection(SiteOptions.Section), strict => strict.ErrorOnUnknownConfiguration = true)
    .Validate(
        site => site.TrustedProxies.All(proxy => IPAddress.TryParse(proxy, out _)),
        "Site:TrustedProxies holds something else than IP addresses.")
    .ValidateOnStart();
builder.Services.AddOptions<VerificationSiteOptions>()
    .Bind(
        builder.Configuration.GetSection(VerificationSiteOptions.Section),
        strict => strict.ErrorOnUnknownConfiguration = true)
    .ValidateOnStart();
builder.Services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
builder.Services.AddSingleton<IValidateOptions<VerificationSiteOptions>, VerificationSiteOptionsValidator>();

// The publication. No key, no store of the issuing side: the site has nothing to lose.
builder.Services.AddSingleton(services => new PublicationFolder(
    services.GetRequiredService<IOptions<SiteOptions>>().Value.Publication));
builder.Services.AddSingleton(services => services.GetRequiredService<PublicationFolder>().Site());

var export = builder.Configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.Export)}"];
if (export is null)
{
    builder.Services.AddSingleton(TimeProvider.System);

    // What graduates choose: the only thing that the site writes.
    builder.Services.AddSingleton<ISiteStore>(services => SiteStoreFile.Open(
        services.GetRequiredService<IOptions<SiteOptions>>().Value,
        services.GetRequiredService<PublicationFolder>(),
        services.GetRequiredService<TimeProvider>()));
    builder.Services.AddHostedService<ErasureSweep>();
}
else
{
    // The same site, called without a socket, at the time of its records, and with nothing for anyone to choose.
    builder.Services.AddSingleton<TimeProvider>(services => RecordTime.Of(
        services.GetRequiredService<PublicationFolder>(), TimeProvider.System.GetUtcNow()));
    builder.Services.AddSingleton<ISiteStore, NothingChosen>();
    builder.Services.AddSingleton<InMemoryServer>();
    builder.Services.AddSingleton<IServer>(services => services.GetRequiredService<InMemoryServer>());
}

builder.Services.AddSingleton(services => SiteTexts.Read(services.GetRequiredService<IOptions<SiteOptions>>().Value.Texts));

// Verifying: own documents from the publication, others from public addresses only.
builder.Services.AddSingleton(services => new GuardedDocumentSource(
    new FetchRules(), services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton(services => new CachingDocumentSource(
    services.GetRequiredService<GuardedDocumentSource>(),
    new CacheRules
    {
        MaximumAge = services.GetRequiredService<IOptions<VerificationSiteOptions>>().Value.MaximumDocumentAge,
    },
    services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton(services => services.GetRequiredService<PublishedSite>().Documents(
    services.GetRequiredService<PublicationFolder>().Root,
    services.GetRequiredService<IOptions<VerificationSiteOptions>>().Value.Fetch
        ? services.GetRequiredService<CachingDocumentSource>()
        : OfflineDocumentSource.Offline));
builder.Services.AddSingleton(services => services.GetRequiredService<PublishedSite>().Trust());
builder.Services.AddSingleton(services => new CredentialVerifier(
    services.GetRequiredService<IDocumentSource>(),
    services.GetRequiredService<TrustList>(),
    services.GetRequiredService<TimeProvider>(),
    VerifierFaults.Observe(services.GetRequiredService<ILogger<CredentialVerifier>>()),
    services.GetRequiredService<PublishedSite>().Successors(services.GetRequiredService<PublicationFolder>().Root)));
builder.Services.AddSingleton<IBadgeExaminer, BadgeExaminer>();
builder.Services.AddSingleton<QrPhotoReader>();
builder.Services.AddSingleton(services => ConfirmationKey.Open(
    services.GetRequiredService<IOptions<SiteOptions>>().Value, services.GetRequiredService<PublicationFolder>()));
builder.Services.AddSingleton<OwnBadge>();
builder.Services.AddSingleton(services => new Certificates(
    services.GetRequiredService<IOptions<SiteOptions>>().Value.Fonts,
    services.GetRequiredService<PublicationFolder>(),
    services.GetRequiredService<PublishedSite>()));

builder.Services.AddRateLimits();
builder.Services.AddOutputCache(pages => pages.SizeLimit = 16 * 1024 * 1024);
builder.Services.AddSingleton<SharePageCache>();
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Japanese stays Japanese in the source
builder.WebHost.ConfigureKestrel((context, kestrel) =>
{
    kestrel.AddServerHeader = false;
    // Above what forms and badges may be, so that the site's own answer is given first.
    kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
    kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
});

await using var app = builder.Build();

PublishedSite profile;
try
{
    // Here and not at the first request: a site without settings or a publication must not seem to be up.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    profile = app.Services.GetRequiredService<PublishedSite>();
    app.Services.GetRequiredService<ISiteStore>();
    app.Services.GetRequiredService<SiteTexts>();
    if (export is null)
    {
        app.Services.GetRequiredService<ConfirmationKey>();
    }
}
catch (Exception refused) when (SetupProblems.Of(refused) is { } problems)
{
    await Console.Error.WriteLineAsync(problems);
    return 2;
}

// Over plain http the header means nothing (RFC 6797 §7.2), and on localhost it would bar other work there.
var strictTransport = app.Environment.IsProduction()
    && profile.BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
app.UseSecurityHeaders(strictTransport);
if (app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.TrustedProxies is { Length: > 0 } proxies)
{
    app.UseForwardedHeaders(Forwarding.By(proxies));
}

app.UsePathBase(profile.BasePath);
app.UseErrorAnswers();
app.UseRouting();
if (export is null)
{
    app.UseRateLimiter();
    app.UseOutputCache();
}

app.MapAssets();
app.MapVerification();
app.MapConfirmation();
app.MapBadges();
app.MapEmbedding();
app.MapHolders();
app.MapCredentials();
app.MapIssuer();
app.MapOpenBadges2();
app.MapSkills();
app.MapAbout();
app.MapApi();
app.MapHealth();

if (builder.Configuration[SiteOptions.StopWithInputVariable] is "1")
{
    // Whoever started the site holds its standard input open; when it dies, the site must not stay behind.
    _ = Task.Run(() =>
    {
        using var input = Console.OpenStandardInput();
        input.CopyTo(Stream.Null);
        app.Lifetime.StopApplication();
    });
}

if (export is not null)
{
    app.MapErrors();
    await app.StartAsync();
    await new StaticSite(
        app.Services.GetRequiredService<InMemoryServer>(),
        app.Services.GetRequiredService<PublicationFolder>(),
        profile,
        strictTransport,
        Path.GetFullPath(export)).WriteAsync(app.Lifetime.ApplicationStopping);
    await app.StopAsync();
    return 0;
}

app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(
    $"The site for {profile.BaseUrl} is ready on {string.Join(", ", app.Urls)}."));

try
{
    await app.RunAsync();
    return 0;
}
catch (IOException busy)
{
    // The address is in use, or not this machine's.
    await Console.Error.WriteLineAsync(busy.Message);
    return 2;
}
