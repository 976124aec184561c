using System.Text;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
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

        var added = _store.Add([badge], Note).Single();

        added.Sequence.Should().BePositive();
        foreach (var found in new[] { _store.Find(badge.Id), _store.Find(added.Key), _store.List().Single() })
        {
            found.Should().BeEquivalentTo(added, options => options.ComparingByMembers<IssuedBadge>());
        }

        added.Completion.Should().Be(badge.Completion);
        added.Status.Should().Be(badge.Status);
        added.IssuedAt.Should().Be(badge.IssuedAt);
        added.PictureSha256.Should().Be(badge.Secured.PictureSha256);
        added.Documents.Select(document => document with { Bytes = null }).Should().Equal(
            badge.Secured.Documents.Select(document => new StoredDocument(document.Format, document.Sha256)));
    }

    [Test]
    public void Finds_nothing_where_nothing_is()
    {
        _store.Find(new CompletionKey("Q06-AX-0001", "MDXQ2-T1-1")).Should().BeNull();
        _store.Find(Badge(1).Id).Should().BeNull();
        _store.List().Should().BeEmpty();
        _store.FindPicture(new string('0', 64)).Should().BeNull();
        _store.FindStatusList(List(1)).Should().BeNull();
        _store.Unpublished().Should().BeEmpty();
        _store.Changed().Should().BeEmpty();
        _store.FindStatusBits(1).Revoked.Should().BeEmpty();
        _store.AuditHead.Should().Be(AuditHead.Empty);
    }

    [Test]
    public void Gives_back_the_exact_signed_bytes_and_not_the_baked_picture()
    {
        var badge = Badge(1);
        var added = _store.Add([badge], Note).Single();

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
        _store.Add([first], Note);

        var answer = _store.Add([second, Badge(3)], Note);

        answer[0].Id.Should().Be(first.Id);
        answer[1].Id.Should().Be(Badge(3).Id);
        _store.Find(second.Id).Should().BeNull();
        _store.List().Should().HaveCount(2);
    }

    [Test]
    public void A_second_badge_for_one_completion_in_one_batch_is_not_kept()
    {
        var first = Badge(1);

        var answer = _store.Add([first, Badge(2) with { Completion = first.Completion }], Note);

        answer.Select(badge => badge.Id).Should().Equal(first.Id, first.Id);
        _store.List().Should().HaveCount(1);
    }

    [Test]
    public void A_batch_with_a_status_place_that_is_taken_is_kept_not_at_all()
    {
        _store.Add([Badge(1)], Note);

        var act = () => _store.Add([Badge(2), Badge(3) with { Status = Badge(1).Status }], Note);

        act.Should().Throw<BadgeStoreException>();
        _store.List().Should().HaveCount(1);
        _store.Add([Badge(2)], Note).Single().Id.Should().Be(Badge(2).Id);
    }

    [Test]
    public void Lists_in_the_order_of_issue_and_from_where_it_is_asked()
    {
        for (var batch = 0; batch < 3; batch++)
        {
            var first = batch * 300;
            _store.Add([.. Enumerable.Range(first + 1, 300).Select(Badge)], Note);
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
            _store.Add([Badge(1000 + number)], Note);
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
            List(1), "uH4s", "did:web:example.jp", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "ey.a.b"u8.ToArray(), "{}"u8.ToArray())
        {
            Kids = ["one", "two"],
        };
        _store.KeepStatusList(list with { EncodedList = "old" });
        _store.KeepStatusList(list);
        _store.KeepStatusList(list with { List = List(2), Record = null });

        _store.FindPicture("aa")!.Value.ToArray().Should().Equal(png);
        var found = _store.FindStatusList(List(1))!;
        (found with { Jwt = list.Jwt, Record = list.Record, Kids = list.Kids }).Should().Be(list);
        found.Kids.Should().Equal("one", "two");
        found.Jwt.ToArray().Should().Equal(list.Jwt.ToArray());
        found.Record!.Value.ToArray().Should().Equal(list.Record!.Value.ToArray());
        _store.FindStatusList(List(2))!.Record.Should().BeNull();
    }

    [Test]
    public void Remembers_what_was_published()
    {
        _store.Reserve(1);
        var added = _store.Add([Badge(1), Badge(2), Badge(3)], Note);

        _store.MarkPublished([added[0], added[1]]);
        _store.Unpublished().Select(badge => badge.Id).Should().Equal(added[2].Id);

        Change(added[0], BadgeStanding.Revoked);
        _store.Unpublished().Select(badge => badge.Id).Should().Equal(added[0].Id, added[2].Id);

        _store.MarkPublished([.. _store.Unpublished()]);
        _store.Unpublished().Should().BeEmpty();
        _store.Changed().Select(badge => badge.Id).Should().Equal(added[0].Id);
    }

    [Test]
    public void A_change_of_standing_is_kept_with_its_event_its_bit_and_its_entry_in_the_log()
    {
        _store.Reserve(1);
        var added = _store.Add([Badge(1), Badge(2)], Note);

        Change(added[0], BadgeStanding.Suspended);
        _store.FindStatusBits(1).Suspended.Should().Equal(added[0].Status.Index);
        _store.FindStatusBits(1).Revoked.Should().BeEmpty();

        Change(_store.Find(added[0].Id)!, BadgeStanding.Revoked);
        var badge = _store.Find(added[0].Id)!;
        badge.Standing.Should().Be(BadgeStanding.Revoked);
        badge.Events.Should().Equal(Why(BadgeStanding.Suspended), Why(BadgeStanding.Revoked));
        _store.FindStatusBits(1).Suspended.Should().BeEmpty();
        _store.FindStatusBits(1).Revoked.Should().Equal(added[0].Status.Index);
        _store.AuditHead.Number.Should().Be(3);
    }

    [Test]
    public void A_change_of_what_was_changed_meanwhile_is_made_for_none_of_its_badges()
    {
        _store.Reserve(1);
        var added = _store.Add([Badge(1), Badge(2)], Note);
        Change(added[1], BadgeStanding.Revoked);

        var act = () => _store.Change(
            [.. added.Select(badge => new StandingChange(badge.Id, BadgeStanding.Active, Why(BadgeStanding.Suspended)))], Note);

        act.Should().Throw<BadgeStoreException>().Which.Problem.Code.Should().Be(StoreProblemCodes.StandingChanged);
        _store.Find(added[0].Id)!.Standing.Should().Be(BadgeStanding.Active);
        _store.AuditHead.Number.Should().Be(2);
    }

    [Test]
    public void A_badge_that_replaces_another_stands_for_the_completion()
    {
        _store.Reserve(1);
        var old = _store.Add([Badge(1)], Note).Single();
        var next = Badge(2) with { Completion = old.Completion with { Name = "高橋 吉子" }, Supersedes = old.Id };

        var stored = _store.Replace(next, Why(BadgeStanding.Superseded), Note);

        _store.Find(old.Key)!.Id.Should().Be(next.Id);
        stored.Supersedes.Should().Be(old.Id);
        var superseded = _store.Find(old.Id)!;
        superseded.Standing.Should().Be(BadgeStanding.Superseded);
        superseded.SupersededBy.Should().Be(next.Id);
        _store.FindStatusBits(1).Revoked.Should().Equal(old.Status.Index);
        _store.AuditHead.Number.Should().Be(2);

        FluentActions.Invoking(() => _store.Replace(Badge(3) with { Supersedes = old.Id }, Why(BadgeStanding.Superseded), Note))
            .Should().Throw<BadgeStoreException>();
        _store.List().Should().HaveCount(2);
    }

    [Test]
    public void An_erased_badge_has_no_person_and_no_documents_and_is_not_issued_again()
    {
        _store.Reserve(1);
        var added = _store.Add([Badge(1), Badge(2)], Note);

        _store.Erase([added[0].Id], Why(BadgeStanding.Erased), Note);

        var erased = _store.Find(added[0].Id)!;
        (erased.Completion.LearnerNumber + erased.Completion.Name + erased.Completion.EmailAddress + erased.HolderToken)
            .Should().BeEmpty();
        HolderToken.TryParse(added[0].HolderToken, out var token).Should().BeTrue();
        erased.WithdrawnHandle.Should().Be(token!.Handle);
        added[1].WithdrawnHandle.Should().BeNull();
        erased.Completion.AchievementId.Should().Be(added[0].Completion.AchievementId);
        _store.ReadDocuments(erased).Should().BeEmpty();
        _store.FindStatusBits(1).Revoked.Should().Equal(added[0].Status.Index);
        _store.Add([Badge(3) with { Completion = added[0].Completion }], Note).Single().Id.Should().Be(erased.Id);
        _store.ReadDocuments(added[1]).Should().HaveCount(2);
        _store.Find(added[1].Key)!.Completion.Should().Be(added[1].Completion);
    }

    [Test]
    public void Every_effect_is_entered_into_the_log_once_and_nothing_else_is()
    {
        _store.Add([Badge(1)], Note);
        _store.Add([Badge(1)], Note);
        _store.Reserve(3);
        _store.Record(Note);

        _store.AuditHead.Number.Should().Be(2);
    }

    /// <summary>What a test has to say to the audit log.</summary>
    internal static AuditNote Note { get; } = new()
    {
        At = new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero),
        By = "tester",
        Action = AuditActions.Issue,
    };

    /// <summary>A change with a reason.</summary>
    internal static BadgeEvent Why(BadgeStanding standing) => new(Note.At, "tester", standing, "a test");

    private void Change(IssuedBadge badge, BadgeStanding standing) =>
        _store.Change([new StandingChange(badge.Id, badge.Standing, Why(standing))], Note);

    private static StatusListName List(int number) => new(number, Suspends: false);

    /// <summary>A made-up badge, always the same for one number.</summary>
    internal static NewBadge Badge(int number)
    {
        var id = CredentialId.FromBytes([.. BitConverter.GetBytes((long)number), .. new byte[8]]);
        return new NewBadge
        {
            Id = id,
            Completion = Samples.Completion(number),
            AchievementCode = "MDXQ2-T1-1",
            Status = new StatusPlace(1, number),
            IssuedAt = new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero),
            Secured = new SecuredCredential(
            [
                SecuredDocument.Of(CredentialFormat.VcJwt, Encoding.ASCII.GetBytes($"jwt {number}")),
                SecuredDocument.Of(CredentialFormat.Ob2Hosted, Encoding.ASCII.GetBytes($"json {number}")),
                SecuredDocument.Of(CredentialFormat.Png, Encoding.ASCII.GetBytes($"png {number}")),
            ],
            new string('a', 64)),
            Batch = "20250201-abcdef",
            HolderToken = HolderToken.FromBytes([.. new byte[8], .. BitConverter.GetBytes((long)number)]).Reveal(),
        };
    }
}
