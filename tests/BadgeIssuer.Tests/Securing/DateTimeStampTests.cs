using System.Globalization;
using System.Text;
using BadgeIssuer.Securing;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class DateTimeStampTests
{
    [TestCase("2025-01-31T00:00:00+09:00", "2025-01-30T15:00:00.0000000Z")]
    [TestCase("2025-01-31T09:10:11Z", "2025-01-31T09:10:11.0000000Z")]
    [TestCase("2025-01-31T09:10:11.5Z", "2025-01-31T09:10:11.5000000Z")]
    [TestCase("2025-01-31T09:10:11.123456789Z", "2025-01-31T09:10:11.1234567Z")]
    [TestCase("2024-02-29T23:59:59-14:00", "2024-03-01T13:59:59.0000000Z")]
    [TestCase("0001-01-01T00:00:00-00:00", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void Reads_an_instant(string text, string utc)
    {
        DateTimeStamp.TryParse(text, out var instant).Should().BeTrue();
        instant.UtcDateTime.ToString("o", CultureInfo.InvariantCulture).Should().Be(utc);

        DateTimeStamp.TryParse(Encoding.UTF8.GetBytes(text), out var fromUtf8).Should().BeTrue();
        fromUtf8.Should().Be(instant);
    }

    [TestCase("")]
    [TestCase("2025-01-31")]
    [TestCase("2025-01-31T00:00:00")]
    [TestCase("2025-01-31T00:00Z")]
    [TestCase("2025-01-31t00:00:00Z")]
    [TestCase("2025-01-31T00:00:00z")]
    [TestCase("2025-01-31 00:00:00Z")]
    [TestCase(" 2025-01-31T00:00:00Z")]
    [TestCase("2025-01-31T00:00:00Z ")]
    [TestCase("2025-01-31T24:00:00Z")]
    [TestCase("2016-12-31T23:59:60Z")]
    [TestCase("2025-02-29T00:00:00Z")]
    [TestCase("2025-00-10T00:00:00Z")]
    [TestCase("2025-13-10T00:00:00Z")]
    [TestCase("2025-01-00T00:00:00Z")]
    [TestCase("0000-01-01T00:00:00Z")]
    [TestCase("-0001-01-01T00:00:00Z")]
    [TestCase("12025-01-31T00:00:00Z")]
    [TestCase("2025-1-31T00:00:00Z")]
    [TestCase("2025-01-31T00:00:00.Z")]
    [TestCase("2025-01-31T00:00:00,5Z")]
    [TestCase("2025-01-31T00:00:00+14:01")]
    [TestCase("2025-01-31T00:00:00+09:60")]
    [TestCase("2025-01-31T00:00:00+0900")]
    [TestCase("2025-01-31T00:00:00+9:00")]
    [TestCase("0001-01-01T00:00:00+00:01")]
    [TestCase("9999-12-31T23:59:59-00:01")]
    [TestCase("２０２５-01-31T00:00:00Z")]
    [TestCase("01/02/2024")]
    public void Refuses_anything_else(string text)
    {
        DateTimeStamp.TryParse(text, out _).Should().BeFalse();
        DateTimeStamp.TryParse(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();
    }

    [Test]
    public void Reads_every_instant_that_the_framework_writes() =>
        Gen.DateTimeOffset.Sample(instant =>
            DateTimeStamp.TryParse(instant.ToString("o", CultureInfo.InvariantCulture), out var read) && read == instant
            || Math.Abs(instant.Offset.TotalHours) > 14);

    [Test]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.Char["0123456789-:TZ+."], 0, 40].Sample(text =>
            DateTimeStamp.TryParse(text, out var instant) || instant == default);
}
