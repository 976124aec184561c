using BadgeIssuer.OpenBadges;
using BadgeIssuer.Tests.Vectors;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class IdentityHashTests
{
    private const string Md5OfKosher = "md5$ddd142639a792e74751ee7e129237efa";

    public sealed record SpecExample(string Source, string Identifier, string Salt, string IdentityHash);

    private static IEnumerable<TestCaseData> SpecExamples() =>
        VectorFiles.Read<SpecExample[]>("open-badges/identity-hash.json")
            .Select(example => new TestCaseData(example).SetArgDisplayNames(example.Source));

    [TestCaseSource(nameof(SpecExamples))]
    public void Computes_the_hash_the_specification_prints(SpecExample example) =>
        IdentityHash.Compute(example.Identifier, example.Salt).ToString().Should().Be(example.IdentityHash);

    [TestCaseSource(nameof(SpecExamples))]
    public void Reads_and_matches_it_in_either_case(SpecExample example)
    {
        var upper = "sha256$" + example.IdentityHash["sha256$".Length..].ToUpperInvariant();

        IdentityHash.TryParse(upper, out var hash).Should().BeTrue();
        hash!.Matches(example.Identifier, example.Salt).Should().BeTrue();
        hash.Matches(example.Identifier + " ", example.Salt).Should().BeFalse();
        hash.Should().Be(IdentityHash.Compute(example.Identifier, example.Salt));
    }

    [Test]
    public void Reads_md5_of_older_badges_and_never_takes_it_for_sha256()
    {
        IdentityHash.TryParse(Md5OfKosher, out var hash).Should().BeTrue();

        hash!.Matches("a@example.com", "Kosher").Should().BeTrue();
        hash.Matches("a@example.com", "kosher").Should().BeFalse();
        hash.ToString().Should().Be(Md5OfKosher);
        hash.Should().NotBe(IdentityHash.Compute("a@example.com", "Kosher"));
    }

    [TestCase("")]
    [TestCase("sha256$")]
    [TestCase("sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef39")]
    [TestCase("sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef39g")]
    [TestCase("sha256$ddd142639a792e74751ee7e129237efa")]
    [TestCase("md5$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399")]
    [TestCase("SHA256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399")]
    [TestCase("sha1$da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [TestCase("a@example.com")]
    public void Reads_nothing_else(string text) => IdentityHash.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void What_is_written_reads_back_the_same() =>
        Gen.Select(Gen.String[1, 40], Gen.String[0, 40]).Sample((identifier, salt) =>
            IdentityHash.TryParse(IdentityHash.Compute(identifier, salt).ToString(), out var hash)
            && hash.Matches(identifier, salt));

    [Test]
    public void No_text_makes_reading_throw() =>
        Gen.String.Sample(text => IdentityHash.TryParse("sha256$" + text, out _) == false || text.Length == 64);
}
