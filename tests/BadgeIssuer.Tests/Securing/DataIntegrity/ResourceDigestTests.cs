using System.Security.Cryptography;
using BadgeIssuer.Securing.DataIntegrity;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing.DataIntegrity;

public sealed class ResourceDigestTests
{
    private static readonly string[] Beginnings = ["", "u", "z", "m", "sha256-", "sha512-", "sha3-", "-"];

    [Test]
    public void The_digest_of_a_document_matches_it_and_no_other() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 200]).Sample((document, other) =>
        {
            ResourceDigest.TryReadSri("sha384-" + Convert.ToBase64String(SHA384.HashData(document)), out var sri).Should().BeTrue();
            ResourceDigest.TryReadMultibase(
                "z" + Base58Btc.Encode([0x12, 0x20, .. SHA256.HashData(document)]), out var multibase).Should().BeTrue();

            foreach (var digest in new[] { sri!, multibase! })
            {
                digest.Matches(document).Should().BeTrue();
                digest.Matches(other).Should().Be(document.AsSpan().SequenceEqual(other));
            }
        });

    [Test]
    public void No_text_makes_reading_throw() =>
        Gen.Select(Gen.Int[0, Beginnings.Length - 1].Select(index => Beginnings[index]), Gen.OneOf(
            Gen.String, Gen.String[Gen.Char["abcXYZ123+/=_-? "], 0, 300])).Sample((beginning, rest) =>
        {
            _ = ResourceDigest.TryReadSri(beginning + rest, out _);
            _ = ResourceDigest.TryReadMultibase(beginning + rest, out _);
        });
}
