using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Stores;

/// <summary>What every site store does.</summary>
public abstract class SiteStoreContract
{
    private protected static readonly CredentialId Badge = Id(1);

    private static readonly DateTimeOffset Noon = new(2026, 4, 1, 3, 0, 0, TimeSpan.Zero);

    private ISiteStore _store = null!;

    [SetUp]
    public void Open() => _store = Create();

    [Test]
    public void Where_nothing_was_chosen_nobody_is_listed_and_links_show_what_they_were_made_for() =>
        _store.FindChoices(Badge).Should().Be(new HolderChoices { NameShown = true, Listed = false, Language = null });

    [TestCase(true, true, null)]
    [TestCase(false, true, Language.Japanese)]
    [TestCase(true, false, Language.English)]
    public void Choices_are_kept_in_place_of_those_before(bool nameShown, bool listed, Language? language)
    {
        var choices = new HolderChoices { NameShown = nameShown, Listed = listed, Language = language };
        _store.KeepChoices(Badge, new HolderChoices { NameShown = !nameShown, Listed = !listed, Language = Language.English });

        _store.KeepChoices(Badge, choices);

        _store.FindChoices(Badge).Should().Be(choices);
        _store.FindChoices(Id(2)).Should().Be(new HolderChoices());
    }

    [Test]
    public void A_link_is_found_by_its_handle_as_it_was_made()
    {
        var link = Link(Badge, 7, ends: Noon.AddDays(3));

        _store.AddLink(link, most: 20).Should().BeTrue();

        _store.FindLink(link.Handle).Should().Be(link);
        _store.FindLink(Link(Badge, 8).Handle).Should().BeNull();
        _store.FindLink("").Should().BeNull();
    }

    [Test]
    public void Links_are_listed_by_badge_the_oldest_first()
    {
        var (first, second, other) = (Link(Badge, 1), Link(Badge, 2, madeAt: Noon.AddMinutes(1)), Link(Id(2), 3));
        foreach (var link in (ShareLink[])[second, other, first])
        {
            _store.AddLink(link, most: 20);
        }

        _store.ListLinks(Badge).Should().Equal(first, second);
        _store.ListLinks(Id(3)).Should().BeEmpty();
    }

    [Test]
    public void No_badge_has_more_links_than_it_may()
    {
        _store.AddLink(Link(Badge, 1), most: 2).Should().BeTrue();
        _store.AddLink(Link(Badge, 2), most: 2).Should().BeTrue();
        var third = Link(Badge, 3);

        _store.AddLink(third, most: 2).Should().BeFalse();

        _store.FindLink(third.Handle).Should().BeNull();
        _store.AddLink(Link(Id(2), 4), most: 2).Should().BeTrue("each badge counts by itself");
    }

    [Test]
    public void A_link_that_is_withdrawn_is_as_one_that_never_was()
    {
        var link = Link(Badge, 1);
        _store.AddLink(link, most: 20);

        _store.WithdrawLink(Badge, link.Handle).Should().BeTrue();

        _store.FindLink(link.Handle).Should().BeNull();
        _store.ListLinks(Badge).Should().BeEmpty();
        _store.WithdrawLink(Badge, link.Handle).Should().BeFalse();
    }

    [Test]
    public void Nobody_withdraws_the_link_of_another_badge()
    {
        var link = Link(Badge, 1);
        _store.AddLink(link, most: 20);

        _store.WithdrawLink(Id(2), link.Handle).Should().BeFalse();

        _store.FindLink(link.Handle).Should().Be(link);
    }

    [Test]
    public void What_is_kept_of_a_badge_can_be_found_out_and_forgotten_as_a_whole()
    {
        _store.KeepChoices(Badge, new HolderChoices { Listed = true });
        _store.AddLink(Link(Badge, 1), most: 20);
        _store.AddLink(Link(Id(2), 2), most: 20);
        _store.ListBadges().Should().HaveCount(2).And.Contain(Badge).And.Contain(Id(2));

        _store.Forget(Badge);

        _store.ListBadges().Should().Equal(Id(2));
        _store.FindChoices(Badge).Should().Be(new HolderChoices());
        _store.ListLinks(Badge).Should().BeEmpty();
    }

    [Test]
    public async Task Many_may_ask_and_change_at_once()
    {
        await Parallel.ForAsync(0, 64, (index, _) =>
        {
            var badge = Id((byte)(100 + (index % 4)));
            _store.AddLink(Link(badge, (byte)index), most: 64);
            _store.KeepChoices(badge, new HolderChoices { Listed = true });
            _store.ListLinks(badge).Should().NotBeEmpty();
            return ValueTask.CompletedTask;
        });

        _store.ListBadges().Should().HaveCount(4);
        _store.ListBadges().Sum(badge => _store.ListLinks(badge).Length).Should().Be(64);
    }

    private protected static CredentialId Id(byte number) => CredentialId.FromBytes([.. new byte[15], number]);

    private protected static HolderToken Token(byte number) => HolderToken.FromBytes([.. new byte[14], 1, number]);

    private protected static ShareLink Link(
        CredentialId badge, byte number, DateTimeOffset? madeAt = null, DateTimeOffset? ends = null) =>
        ShareLink.Make(Token(255), Token(number), badge, "山田 太郎", "応募先", madeAt ?? Noon, ends);

    /// <summary>An empty store.</summary>
    protected abstract ISiteStore Create();
}
