using BadgeIssuer.Issuing;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

public sealed class StatusListSignerTests
{
    private readonly StandingClock _clock = new();
    private IssuingKeys _keys = null!;

    [OneTimeSetUp]
    public void MakeKeys() => _keys = Samples.NewKeys();

    [OneTimeTearDown]
    public void DropKeys() => _keys.Dispose();

    [Test]
    public void A_list_that_says_what_it_must_is_not_signed_again()
    {
        var first = Sign([], null);

        Signer().Sign(1, [], first, () => throw new AssertionException("no key is needed")).Should().BeSameAs(first);
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

    private SignedStatusList Sign(int[] revoked, SignedStatusList? previous) =>
        Signer().Sign(1, revoked, previous, () => _keys.VcJwt!);

    private StatusListSigner Signer() => new(Samples.Policy.Addresses, _clock);

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
