using BadgeIssuer.IO.Publishing;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

public sealed class AcceptHeaderTests
{
    private const string Jwt = "application/vc+jwt";
    private const string Png = "image/png";
    private const string Html = "text/html";

    [TestCase(null, Jwt)]
    [TestCase("", Jwt)]
    [TestCase("*/*", Jwt)]
    [TestCase("image/*", Png)]
    [TestCase("text/html", Html)]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Html)]
    [TestCase("application/vc+jwt;q=0.5, image/png;q=0.6", Png)]
    [TestCase("*/*;q=0.1, image/png", Png)]
    [TestCase("application/vc+jwt;q=0, */*", Png)]
    [TestCase("APPLICATION/VC+JWT", Jwt)]
    [TestCase("application/json", null)]
    [TestCase("*/*;q=0", null)]
    [TestCase("not a media type", Jwt)]
    [TestCase("not a media type, image/png", Png)]
    [TestCase("image/p", null)]
    public void The_client_gets_what_it_likes_best(string? accept, string? expected) =>
        Choose(accept).Should().Be(expected);

    [Test]
    public void No_header_makes_it_fail() =>
        Gen.String[0, 60].Sample(accept => Choose(accept) is null or Jwt or Png or Html);

    private static string? Choose(string? accept) => AcceptHeader.Choose(accept, Jwt, Png, Html);
}
