using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

public sealed class TrustFileTests
{
    private static readonly DateTimeOffset InTime = new(2025, 2, 10, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Reads_every_member()
    {
        var list = Read("""
            {"issuers":[
              {"id":"did:web:a.example","name":"A","trust":"trusted","keys":["0123456789012345678901234567890123456789012"],
               "validFrom":"2024-04-01T00:00:00+09:00","validUntil":"2025-04-01T00:00:00+09:00"},
              {"id":"https://b.example/issuer","trust":"distrusted"},
              {"id":"did:web:c.example"}]}
            """);

        list.Find("did:web:a.example", InTime)!.Name.Should().Be("A");
        list.Find("did:web:a.example", InTime)!.Keys.Should().HaveCount(1);
        list.Find("did:web:a.example", InTime.AddYears(1)).Should().BeNull();
        list.Find("did:web:a.example", InTime.AddYears(-1)).Should().BeNull();
        list.Find("https://b.example/issuer", InTime)!.Trust.Should().Be(IssuerTrust.Distrusted);
        list.Find("did:web:c.example", InTime)!.Trust.Should().Be(IssuerTrust.Trusted);
        list.Find("did:web:C.example", InTime).Should().BeNull();
    }

    [Test]
    public void A_key_is_pinned_by_thumbprint_or_as_itself()
    {
        using var key = SigningKey.Generate(KeyKind.Ed25519);
        var thumbprint = key.PublicKey.Thumbprint;
        var jwk = Encoding.UTF8.GetString(key.PublicKey.ToJwk("k1", JwsAlgorithm.EdDSA));

        var list = Read($$"""{"issuers":[{"id":"x","keys":["{{thumbprint}}","{{key.PublicKey.ToMultibase()}}",{{jwk}}]}]}""");

        list.Find("x", InTime)!.Keys.Should().Equal(thumbprint, thumbprint, thumbprint);
    }

    [Test]
    public void A_warning_outweighs_a_recommendation() =>
        Read("""{"issuers":[{"id":"x"},{"id":"x","trust":"distrusted"},{"id":"x"}]}""")
            .Find("x", InTime)!.Trust.Should().Be(IssuerTrust.Distrusted);

    [TestCase("[]", TrustFileProblemCodes.NotATrustFile, null)]
    [TestCase("{}", TrustFileProblemCodes.NotATrustFile, null)]
    [TestCase("{\"issuers\":[1]}", TrustFileProblemCodes.NotATrustFile, "/issuers/0")]
    [TestCase("{\"issuers\":[{}]}", TrustFileProblemCodes.Missing, "/issuers/0")]
    [TestCase("{\"issuers\":[{\"id\":\"\"}]}", TrustFileProblemCodes.BadValue, "/issuers/0/id")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"name\":1}]}", TrustFileProblemCodes.BadValue, "/issuers/0/name")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"trust\":\"yes\"}]}", TrustFileProblemCodes.BadValue, "/issuers/0/trust")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"keys\":[]}]}", TrustFileProblemCodes.BadValue, "/issuers/0/keys")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"keys\":[\"short\"]}]}", TrustFileProblemCodes.BadValue, "/issuers/0/keys")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"keys\":[\"012345678901234567890123456789012345678901=\"]}]}", TrustFileProblemCodes.BadValue, "/issuers/0/keys")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}]}", TrustFileProblemCodes.BadValue, "/issuers/0/keys")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"validFrom\":\"2024-04-01\"}]}", TrustFileProblemCodes.BadValue, "/issuers/0/validFrom")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"key\":[]}]}", TrustFileProblemCodes.Unknown, "/issuers/0/key")]
    [TestCase("{\"issuers\":[],\"more\":1}", TrustFileProblemCodes.Unknown, "/more")]
    [TestCase("{\"issuers\":[{\"id\":\"x\",\"validFrom\":\"2025-04-01T00:00:00Z\",\"validUntil\":\"2025-04-01T00:00:00Z\"}]}", TrustFileProblemCodes.EndsBeforeBeginning, "/issuers/0")]
    [TestCase("{\"issuers\":[],\"issuers\":[]}", JsonProblemCodes.DuplicateName, null)]
    public void Refuses_by_place(string json, string code, string? pointer)
    {
        TrustFile.TryRead(Encoding.UTF8.GetBytes(json), out _, out var problems).Should().BeFalse();
        problems.Should().ContainSingle();
        problems[0].Code.Should().Be(code);
        problems[0].Pointer.Should().Be(pointer);
    }

    [Test]
    public void Names_everything_that_is_wrong_at_once()
    {
        TrustFile.TryRead("""{"issuers":[{"trust":1},{"id":"x","keys":1}]}"""u8.ToArray(), out _, out var problems)
            .Should().BeFalse();
        problems.Should().HaveCount(3);
    }

    private static TrustList Read(string json)
    {
        TrustFile.TryRead(Encoding.UTF8.GetBytes(json), out var list, out var problems).Should().BeTrue();
        problems.Should().BeEmpty();
        return list!;
    }
}
