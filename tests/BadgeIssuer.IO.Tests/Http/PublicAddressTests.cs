using System.Net;
using BadgeIssuer.IO.Http;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

public sealed class PublicAddressTests
{
    [TestCase("8.8.8.8")]
    [TestCase("93.184.216.34")]
    [TestCase("100.63.255.255")]
    [TestCase("100.128.0.0")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.0")]
    [TestCase("192.167.255.255")]
    [TestCase("223.255.255.255")]
    [TestCase("2606:4700:4700::1111")]
    [TestCase("2400:4000::1")]
    public void Is_public(string address) => PublicAddress.Is(IPAddress.Parse(address)).Should().BeTrue();

    [TestCase("0.0.0.0")]
    [TestCase("0.1.2.3")]
    [TestCase("10.255.255.255")]
    [TestCase("100.64.0.0")]
    [TestCase("100.127.255.255")]
    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.255")]
    [TestCase("169.254.169.254")]
    [TestCase("172.16.0.0")]
    [TestCase("172.31.255.255")]
    [TestCase("192.0.0.8")]
    [TestCase("192.0.2.1")]
    [TestCase("192.88.99.1")]
    [TestCase("192.168.0.1")]
    [TestCase("198.18.0.1")]
    [TestCase("198.19.255.255")]
    [TestCase("198.51.100.1")]
    [TestCase("203.0.113.1")]
    [TestCase("224.0.0.1")]
    [TestCase("239.255.255.255")]
    [TestCase("240.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::127.0.0.1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("64:ff9b::808:808")]
    [TestCase("64:ff9b:1::1")]
    [TestCase("100::1")]
    [TestCase("2001::1")]
    [TestCase("2001:2::1")]
    [TestCase("2001:20::1")]
    [TestCase("2001:db8::1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("3fff::1")]
    [TestCase("5f00::1")]
    [TestCase("fc00::1")]
    [TestCase("fd12:3456::1")]
    [TestCase("fe80::1")]
    [TestCase("fe80::1%1")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    public void Is_not_public(string address) => PublicAddress.Is(IPAddress.Parse(address)).Should().BeFalse();

    [TestCase("127.0.0.1", true)]
    [TestCase("127.1.2.3", true)]
    [TestCase("::1", true)]
    [TestCase("::ffff:127.0.0.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("::", false)]
    public void Is_plain_loopback(string address, bool expected) =>
        PublicAddress.IsPlainLoopback(IPAddress.Parse(address)).Should().Be(expected);
}
