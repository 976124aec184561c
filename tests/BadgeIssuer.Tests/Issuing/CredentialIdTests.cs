using BadgeIssuer.Issuing;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

public sealed class CredentialIdTests
{
    // Computed with Python's base64.b32encode, lower-cased, padding removed.
    [TestCase("00000000000000000000000000000000", "aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("ffffffffffffffffffffffffffffffff", "77777777777777777777777774")]
    [TestCase("000102030405060708090a0b0c0d0e0f", "aaaqeayeaudaocajbifqydiob4")]
    public void Is_base32_of_its_bits(string hex, string text)
    {
        var id = CredentialId.FromBytes(Convert.FromHexString(hex));

        id.ToString().Should().Be(text);
        CredentialId.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(id);
    }

    [Test]
    public void Has_the_same_bits_as_its_uuid() =>
        CredentialId.FromBytes(Convert.FromHexString("000102030405060708090a0b0c0d0e0f")).ToUrnUuid()
            .Should().Be("urn:uuid:00010203-0405-0607-0809-0a0b0c0d0e0f");

    [TestCase("")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaa1")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaab", Description = "Bits that no identifier has: a second spelling of the first.")]
    [TestCase("../../../../../../etc/pass")]
    public void Has_one_spelling_only(string text) => CredentialId.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void Every_identifier_reads_back() =>
        Gen.Byte.Array[16].Sample(bytes =>
        {
            var id = CredentialId.FromBytes(bytes);
            return CredentialId.TryParse(id.ToString(), out var read) && read == id;
        });

    [Test]
    public void Random_identifiers_and_salts_do_not_repeat()
    {
        var source = new SystemRandomness();

        Enumerable.Range(0, 1000).Select(_ => source.NextCredentialId()).Should().OnlyHaveUniqueItems();
        Enumerable.Range(0, 1000).Select(_ => source.NextSalt()).Should().OnlyHaveUniqueItems()
            .And.AllSatisfy(salt => salt.Should().MatchRegex("^[0-9a-f]{32}$"));
        source.NextSubjectId().Should()
            .MatchRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
    }
}
