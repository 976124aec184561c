using BadgeIssuer.OpenBadges;
using BadgeIssuer.Tests.Vectors;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class DateTimeStampTests
{
    /// <summary>A text, and how it is written after reading; empty if it is refused.</summary>
    public sealed record Example(string Source, string Text, string Stamp, string Iso);

    private static IEnumerable<TestCaseData> Examples() =>
        VectorFiles.Read<Example[]>("open-badges/date-time-stamp.json")
            .Select(example => new TestCaseData(example).SetArgDisplayNames(example.Source));

    [TestCaseSource(nameof(Examples))]
    public void Reads_an_instant_or_refuses_it(Example example)
    {
        (DateTimeStamp.TryParse(example.Text, out var stamp) ? DateTimeStamp.Format(stamp) : "")
            .Should().Be(example.Stamp);
        (DateTimeStamp.TryParseIso8601(example.Text, out var iso) ? DateTimeStamp.Format(iso) : "")
            .Should().Be(example.Iso);
    }

    [Test]
    public void What_is_written_reads_back_the_same() =>
        Gen.DateTimeOffset.Sample(instant =>
        {
            var minutes = TimeSpan.FromMinutes(Math.Floor(instant.Offset.TotalMinutes));
            var whole = new DateTimeOffset(DateTime.SpecifyKind(instant.DateTime, DateTimeKind.Unspecified), minutes);
            return DateTimeStamp.TryParse(DateTimeStamp.Format(whole), out var read)
                && read.EqualsExact(whole);
        });
}
