using BadgeIssuer.Verification.Proofs;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

public sealed class WebScopeTests
{
    [TestCase("https://a.example/badges/1", "https://a.example/badges", true)]
    [TestCase("https://a.example/badges/1", "https://a.example/badges/", true)]
    [TestCase("https://a.example/badges", "https://a.example/badges/", true)]
    [TestCase("https://A.EXAMPLE/badges/1", "https://a.example/badges", true)]
    [TestCase("https://a.example:443/badges/1", "https://a.example/badges", true)]
    [TestCase("https://a.example/anything", "https://a.example", true)]
    [TestCase("https://a.example/badges-of-another/1", "https://a.example/badges", false)]
    [TestCase("https://a.example.evil.example/badges/1", "https://a.example/badges", false)]
    [TestCase("https://a.example@evil.example/badges/1", "https://a.example/badges", false)]
    [TestCase("http://a.example/badges/1", "https://a.example/badges", false)]
    [TestCase("https://a.example:8443/badges/1", "https://a.example/badges", false)]
    [TestCase("https://a.example/badges/../evil/1", "https://a.example/badges", false)]
    [TestCase("https://a.example/badges/%2e%2e/evil", "https://a.example/badges", false)]
    [TestCase("https://a.example/badges/..%2fevil", "https://a.example/badges", false)]
    [TestCase("https://a.example/badges\\..\\evil", "https://a.example/badges", false)]
    [TestCase("//a.example/badges/1", "https://a.example/badges", false)]
    [TestCase("/badges/1", "https://a.example/badges", false)]
    [TestCase("https://a.example/b?id=12", "https://a.example/b?id=1", true)]
    [TestCase("https://a.example/c?id=1", "https://a.example/b?id=1", false)]
    public void Compares_whole_hosts_and_whole_segments(string url, string prefix, bool expected) =>
        WebScope.IsUnder(url, prefix).Should().Be(expected);

    [TestCase("https://a.example/1", "a.example", true)]
    [TestCase("https://a.example:8443/1", "a.example", true)]
    [TestCase("https://a.example:8443/1", "a.example:8443", true)]
    [TestCase("https://a.example/1", "A.Example", true)]
    [TestCase("https://a.example/1", "https://a.example", true)]
    [TestCase("http://a.example/1", "https://a.example", false)]
    [TestCase("https://sub.a.example/1", "a.example", false)]
    [TestCase("https://a.example.evil.example/1", "a.example", false)]
    [TestCase("https://a.example/1", "", false)]
    public void Compares_hosts(string url, string origin, bool expected) =>
        WebScope.HasHost(url, origin).Should().Be(expected);
}
