using BadgeIssuer.Web.Tests.Browser;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests;

/// <summary>One site with really issued badges for all tests that need one: issuing costs more than most of them.</summary>
[SetUpFixture]
public sealed class DemoSites
{
    private static readonly Lazy<DemoSite> Made = new(() => new DemoSite());

    internal static DemoSite Shared => Made.Value;

    [OneTimeTearDown]
    public static async Task Stop()
    {
        await Browsers.StopAsync();
        if (Made.IsValueCreated)
        {
            await Made.Value.DisposeAsync();
        }
    }
}
