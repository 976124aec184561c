using System.Text;
using BadgeIssuer.Issuing;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Stores;

/// <summary>What every store promises. A store's own tests derive from this.</summary>
public abstract class BadgeStoreContract
{
    private IBadgeStore _store = null!;

    /// <summary>An empty store.</summary>
    protected abstract IBadgeStore Make();

    [SetUp]
    public void MakeStore() => _store = Make();

    [Test]
    public void Gives_back_what_was_added()
    {
        var badge = Badge(1);

        var added = _store.Add([badge]).Single();

        added.Sequence.Should().BePositive();
        foreach (var found in new[] { _store.Find(badge.Id), _store.Find(added.Key), _store.List().Single() })
        {
            found.Should().BeEquivalentTo(added, options => options.ComparingByMembers<IssuedBadge>());
        }

        added.Completion.Should().Be(badge.Completion);
        added.Status.Should().Be(badge.Status);
        added.IssuedAt.Should().Be(badge.IssuedAt);
        added.PictureSha256.Should().Be(badge.Secured.PictureSha256);
        added.Documents.Should().Equal(
            badge.Secured.Documents.Select(document => new StoredDocument(document.Format, document.Sha256)));
    }

    [Test]
    public void Finds_nothing_where_nothing_is()
    {
        _store.Find(new CompletionKey("Q06-AX-0001", "MDXQ2-T1-1")).Should().BeNull();
        _store.Find(Badge(1).Id).Should().BeNull();
        _store.List().Should().BeEmpty();
        _store.FindPicture(new string('0', 64)).Should().BeNull();
        _store.FindStatusList(1).Should().BeNull();
        _store.PublishedThrough.Should().Be(0);
    }

    [Test]
    public void Gives_back_the_exact_signed_bytes_and_not_the_baked_picture()
    {
        var badge = Badge(1);
        var added = _store.Add([badge]).Single();

        var documents = _store.ReadDocuments(added);

        documents.Select(document => document.Format).Should().Equal(CredentialFormat.VcJwt, CredentialFormat.Ob2Hosted);
        foreach (var document in documents)
        {
            document.Content.ToArray().Should().Equal(badge.Secured[document.Format]!.Content.ToArray());
            document.Sha256.Should().Be(badge.Secured[document.Format]!.Sha256);
        }
    }

    [Test]
    public void A_second_badge_for_one_completion_is_not_kept()
    {
        var first = Badge(1);
        var second = Badge(2) with { Completion = first.Completion };
        _store.Add([first]);

        var answer = _store.Add([second, Badge(3)]);

        answer[0].Id.Should().Be(first.Id);
        answer[1].Id.Should().Be(Badge(3).Id);
        _store.Find(second.Id).Should().BeNull();
        _store.List().Should().HaveCount(2);
    }

    [Test]
    public void A_second_badge_for_one_completion_in_one_batch_is_not_kept()
    {
        var first = Badge(1);

        var answer = _store.Add([first, Badge(2) with { Completion = first.Completion }]);

        answer.Select(badge => badge.Id).Should().Equal(first.Id, first.Id);
        _store.List().Should().HaveCount(1);
    }

    [Test]
    public void A_batch_with_a_status_place_that_is_taken_is_kept_not_at_all()
    {
        _store.Add([Badge(1)]);

        var act = () => _store.Add([Badge(2), Badge(3) with { Status = Badge(1).Status }]);

        act.Should().Throw<BadgeStoreException>();
        _store.List().Should().HaveCount(1);
        _store.Add([Badge(2)]).Single().Id.Should().Be(Badge(2).Id);
    }

    [Test]
    public void Lists_in_the_order_of_issue_and_from_where_it_is_asked()
    {
        for (var batch = 0; batch < 3; batch++)
        {
            var first = batch * 300;
            _store.Add([.. Enumerable.Range(first + 1, 300).Select(Badge)]);
        }

        var all = _store.List().ToArray();

        all.Should().HaveCount(900);
        all.Select(badge => badge.Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        all.Select(badge => badge.Id).Should().Equal(Enumerable.Range(1, 900).Select(number => Badge(number).Id));
        _store.List(all[699].Sequence).Select(badge => badge.Id).Should().Equal(all.Skip(700).Select(badge => badge.Id));
    }

    [Test]
    public void Reserves_each_place_once()
    {
        var places = Enumerable.Range(0, 20).SelectMany(_ => _store.Reserve(257)).ToArray();

        places.Should().HaveCount(20 * 257).And.OnlyHaveUniqueItems();
        places.Should().OnlyContain(place => place.List == 1 && place.Index >= 0 && place.Index < StatusPlace.ListLength);
        _store.StatusLists.Should().Be(1);
        _store.Reserve(0).Should().BeEmpty();
    }

    [Test]
    public void Is_safe_from_several_threads()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number =>
        {
            _store.Reserve(10);
            _store.Add([Badge(1000 + number)]);
            _store.List().Count().Should().BePositive();
            _store.Find(Badge(1000 + number).Id).Should().NotBeNull();
        });

        _store.List().Should().HaveCount(40);
    }

    [Test]
    public void Keeps_pictures_and_status_lists()
    {
        byte[] png = [1, 2, 3];
        _store.KeepPicture("aa", png);
        _store.KeepPicture("aa", png);
        var list = new SignedStatusList(
            1, "uH4s", "did:web:example.jp", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "ey.a.b"u8.ToArray(), "{}"u8.ToArray());
        _store.KeepStatusList(list with { EncodedList = "old" });
        _store.KeepStatusList(list);
        _store.KeepStatusList(list with { List = 2, Record = null });

        _store.FindPicture("aa")!.Value.ToArray().Should().Equal(png);
        var found = _store.FindStatusList(1)!;
        (found with { Jwt = list.Jwt, Record = list.Record }).Should().Be(list);
        found.Jwt.ToArray().Should().Equal(list.Jwt.ToArray());
        found.Record!.Value.ToArray().Should().Equal(list.Record!.Value.ToArray());
        _store.FindStatusList(2)!.Record.Should().BeNull();
    }

    [Test]
    public void Remembers_up_to_where_it_was_published()
    {
        _store.PublishedThrough = 42;

        _store.PublishedThrough.Should().Be(42);
    }

    /// <summary>A made-up badge, always the same for one number.</summary>
    internal static NewBadge Badge(int number)
    {
        var id = CredentialId.FromBytes([.. BitConverter.GetBytes((long)number), .. new byte[8]]);
        return new NewBadge(
            id,
            Samples.Completion(number),
            "MDXQ2-T1-1",
            new StatusPlace(1, number),
            new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero),
            new SecuredCredential(
            [
                SecuredDocument.Of(CredentialFormat.VcJwt, Encoding.ASCII.GetBytes($"jwt {number}")),
                SecuredDocument.Of(CredentialFormat.Ob2Hosted, Encoding.ASCII.GetBytes($"json {number}")),
                SecuredDocument.Of(CredentialFormat.Png, Encoding.ASCII.GetBytes($"png {number}")),
            ],
            new string('a', 64)));
    }
}
