using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

public sealed class StatusListSignerTests
{
    private static readonly StatusListName First = new(1, Suspends: false);

    private readonly SetClock _clock = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private IssuingKeys _keys = null!;

    [OneTimeSetUp]
    public void MakeKeys() => _keys = Samples.NewKeys();

    [OneTimeTearDown]
    public void DropKeys() => _keys.Dispose();

    [Test]
    public void A_list_that_says_what_it_must_is_not_signed_again()
    {
        var first = Sign([], null);

        Signer().Sign(First, [], first, () => throw new AssertionException("no key is needed")).Should().BeSameAs(first);
    }

    [Test]
    public void A_revocation_makes_a_new_list() =>
        Sign([7], Sign([], null)).EncodedList.Should().NotBe(Sign([], null).EncodedList);

    [Test]
    public void A_list_that_nears_its_end_is_signed_again()
    {
        var first = Sign([], null);
        _clock.Now += StatusListSigner.Validity / 2;

        Sign([], first).ValidUntil.Should().Be(_clock.Now + StatusListSigner.Validity);
    }

    [Test]
    public void Both_forms_say_the_same()
    {
        var list = Sign([7], null);
        CompactJws.TryParse(list.Jwt.Span, out var jws, out _).Should().BeTrue();
        var token = JsonNode.Parse(jws!.Payload.Span)!.AsObject();
        var record = JsonNode.Parse(list.Record!.Value.Span)!.AsObject();

        record["proof"]!.AsArray().Should().ContainSingle()
            .Which!["cryptosuite"]!.GetValue<string>().Should().Be("eddsa-rdfc-2022");
        record.Remove("proof");
        foreach (var claim in (string[])["iss", "jti", "sub", "nbf", "exp"])
        {
            token.Remove(claim).Should().BeTrue();
        }

        JsonNode.DeepEquals(token, record).Should().BeTrue();
    }

    [Test]
    public void A_key_that_makes_no_proofs_signs_the_token_alone()
    {
        using var rsa = SigningKey.Generate(KeyKind.Rsa);
        using var keys = new IssuingKeys(null, new IssuingKey("rsa", rsa, JwsAlgorithm.RS256), null);

        Signer().Sign(First, [], null, () => keys).Record.Should().BeNull();
    }

    [Test]
    public void The_key_of_the_tokens_makes_the_proof_where_the_settings_ask_for_no_proofs()
    {
        var keys = _keys with { DataIntegrity = null };

        Encoding.UTF8.GetString(Signer().Sign(First, [], null, () => keys).Record!.Value.Span)
            .Should().Contain("#ed-1");
    }

    private SignedStatusList Sign(int[] revoked, SignedStatusList? previous) =>
        Signer().Sign(First, revoked, previous, () => _keys);

    private StatusListSigner Signer() => new(Samples.Policy.Addresses, _clock);
}
