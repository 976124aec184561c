using System.Diagnostics;
using BadgeIssuer.Issuing;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests;

public sealed class SetupTests
{
    [TestCase(typeof(SigningKey))]
    [TestCase(typeof(IBadgeStore))]
    [TestCase(typeof(IStatusAllocator))]
    public void The_site_cannot_come_by_what_only_the_issuing_side_may_hold(Type forbidden)
    {
        using var site = new SampleSite();

        site.Services.GetService(forbidden).Should().BeNull();
        site.Services.GetService(typeof(IEnumerable<>).MakeGenericType(forbidden)).Should().BeAssignableTo<Array>()
            .Which.Length.Should().Be(0);
        site.Services.GetService<CredentialVerifier>().Should().NotBeNull("the container itself can be asked");
    }

    [TestCase("Verification:MaximumUploadBytes", "12", "MaximumUploadBytes")]
    [TestCase("Verification:VerificationsPerMinute", "0", "VerificationsPerMinute")]
    [TestCase("Verification:NoSuchSetting", "1", "NoSuchSetting")]
    [TestCase("Site:RequestsPerMinute", "abc", "RequestsPerMinute")]
    [TestCase("Site:TrustedProxies:0", "proxy", "TrustedProxies")]
    [TestCase("Site:Publication", "/nowhere", "/nowhere")]
    public async Task A_setting_that_makes_no_sense_stops_the_start_and_is_named(string name, string value, string named)
    {
        using var publication = new SamplePublication();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, $"--{name}={value}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["BADGES_PUBLICATION"] = publication.Root;

        using var site = Process.Start(start)!;
        var error = await site.StandardError.ReadToEndAsync();
        await site.WaitForExitAsync();

        site.ExitCode.Should().Be(2);
        error.Should().Contain(named).And.NotContain(" at BadgeIssuer");
    }
}
