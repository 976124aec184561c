using BadgeIssuer.Verification;
using BadgeIssuer.Web.Verification;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BadgeIssuer.Web.Tests;

/// <summary>The whole site in memory, over a sample publication.</summary>
internal sealed class SampleSite : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings;
    private readonly Func<VerificationRequest, VerificationReport>? _examine;
    private readonly Action<IServiceCollection>? _configure;

    /// <param name="settings">Settings beside the publication.</param>
    /// <param name="baseUrl">The publication's base URL.</param>
    /// <param name="configure">Adds services.</param>
    /// <param name="examine">Answers in place of the verifier, to show pages for every answer.</param>
    public SampleSite(
        Dictionary<string, string>? settings = null,
        Func<VerificationRequest, VerificationReport>? examine = null,
        string baseUrl = SamplePublication.BaseUrl,
        Action<IServiceCollection>? configure = null)
    {
        Publication = new SamplePublication(baseUrl);
        _settings = settings ?? [];
        _examine = examine;
        _configure = configure;
        ClientOptions.AllowAutoRedirect = false;
    }

    public SamplePublication Publication { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.GetValueOrDefault("environment", "Production"));
        builder.UseSetting("Site:Publication", Publication.Root);
        builder.UseSetting("Verification:Fetch", "false");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        if (_configure is { } configure)
        {
            builder.ConfigureTestServices(configure);
        }

        if (_examine is { } examine)
        {
            builder.ConfigureTestServices(services =>
                services.Replace(ServiceDescriptor.Singleton<IBadgeExaminer>(new FixedExaminer(examine))));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Publication.Dispose();
        }
    }

    private sealed class FixedExaminer(Func<VerificationRequest, VerificationReport> examine) : IBadgeExaminer
    {
        public ValueTask<VerificationReport> ExamineAsync(
            ReadOnlyMemory<byte> badge, VerificationRequest request, CancellationToken cancellationToken) =>
            new(examine(request));
    }
}
