using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

public sealed class RosterIssuerTests
{
    private IssuingKeys _keys = null!;
    private MemoryBadgeStore _store = null!;

    [OneTimeSetUp]
    public void MakeKeys() => _keys = Samples.NewKeys();

    [OneTimeTearDown]
    public void DropKeys() => _keys.Dispose();

    [SetUp]
    public void MakeStore() => _store = new MemoryBadgeStore();

    [Test]
    public void Every_line_has_one_outcome_in_order()
    {
        RowJudgement[] rows =
        [
            new(1, Disposition.Header, null, null, false, []),
            Samples.Row(2, Samples.Completion(1)),
            new(3, Disposition.Reject, null, null, false, []),
            Samples.Row(4, Samples.Completion(2)),
        ];

        var outcomes = Issue(rows);

        outcomes.Select(outcome => outcome.Judgement.Line).Should().Equal(1, 2, 3, 4);
        outcomes.Select(outcome => outcome.Result).Should().Equal(
            IssuanceResult.None, IssuanceResult.Issued, IssuanceResult.None, IssuanceResult.Issued);
    }

    [Test]
    public void Running_it_again_issues_nothing_new_and_names_the_same_badges()
    {
        var rows = Rows(600);
        var first = Issue(rows);

        var again = Issue([.. rows.Reverse()]);

        again.Should().OnlyContain(outcome => outcome.Result == IssuanceResult.AlreadyIssued);
        again.Select(outcome => outcome.Id).Reverse().Should().Equal(first.Select(outcome => outcome.Id));
        _store.List().Should().HaveCount(600);
    }

    [Test]
    public void Badges_are_kept_in_batches_and_each_has_an_id_and_a_status_place_of_its_own()
    {
        var outcomes = Issue(Rows(600));

        _store.Batches.Should().Be(3);
        outcomes.Select(outcome => outcome.Id).Should().OnlyHaveUniqueItems();
        _store.List().Select(badge => badge.Status).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void The_same_completion_twice_in_one_run_makes_one_badge()
    {
        var outcomes = Issue([Samples.Row(2, Samples.Completion()), Samples.Row(3, Samples.Completion())]);

        outcomes.Select(outcome => outcome.Result).Should().Equal(IssuanceResult.Issued, IssuanceResult.AlreadyIssued);
        outcomes[0].Id.Should().Be(outcomes[1].Id);
    }

    [TestCase(false, IssuingProblemCodes.DiffersFromIssued)]
    [TestCase(true, IssuingProblemCodes.CorrectionOfIssued)]
    public void Other_values_than_those_of_an_issued_badge_are_held(bool isCorrection, string code)
    {
        var id = Issue([Samples.Row(2, Samples.Completion())])[0].Id!;

        var outcome = Issue([Samples.Row(2, Samples.Completion() with { Name = "高橋 吉子" }, isCorrection)]).Single();

        outcome.Result.Should().Be(IssuanceResult.None);
        outcome.Judgement.Disposition.Should().Be(Disposition.Hold);
        outcome.Judgement.Completion.Should().BeNull();
        outcome.Judgement.Problems.Single().Code.Should().Be(code);
        outcome.Judgement.Problems.Single().Arguments.Should().Equal(id.ToString(), "name");
        _store.List().Single().Completion.Name.Should().Be("髙橋 𠮷子");
    }

    [Test]
    public void A_correction_that_says_what_was_issued_finds_it_issued()
    {
        Issue([Samples.Row(2, Samples.Completion())]);

        Issue([Samples.Row(2, Samples.Completion(), isCorrection: true)]).Single().Result
            .Should().Be(IssuanceResult.AlreadyIssued);
    }

    [Test]
    public void A_correction_of_nothing_is_issued() =>
        Issue([Samples.Row(2, Samples.Completion(), isCorrection: true)]).Single().Result
            .Should().Be(IssuanceResult.Issued);

    [Test]
    public void Planning_makes_nothing()
    {
        Issue([Samples.Row(2, Samples.Completion(1))]);

        var outcomes = RosterIssuer.Plan(_store, Samples.Catalogue, Rows(3)).ToArray();

        outcomes.Select(outcome => outcome.Result).Should().Equal(
            IssuanceResult.AlreadyIssued, IssuanceResult.None, IssuanceResult.None);
        _store.List().Should().HaveCount(1);
    }

    [Test]
    public void A_badge_that_another_process_kept_first_is_already_issued()
    {
        var late = new LateStore(_store, beforeAdd: () => IssueInto(_store, [Samples.Row(2, Samples.Completion())]));

        var outcome = IssueInto(late, [Samples.Row(2, Samples.Completion())]).Single();

        outcome.Result.Should().Be(IssuanceResult.AlreadyIssued);
        outcome.Id.Should().Be(_store.List().Single().Id);
    }

    [Test]
    public void Nothing_is_signed_for_a_roster_that_was_not_judged_to_its_end()
    {
        IEnumerable<RowJudgement> Unreadable()
        {
            yield return Samples.Row(2, Samples.Completion());
            throw new InvalidDataException("the file ends here");
        }

        var act = () => Issue([.. Unreadable()]);

        act.Should().Throw<InvalidDataException>();
        _store.List().Should().BeEmpty();
        _store.StatusLists.Should().Be(0);
    }

    private static RowJudgement[] Rows(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Samples.Row(number + 1, Samples.Completion(number)))];

    private CredentialSecurer Securer() => Samples.Securer(_keys, CredentialFormat.VcJwt, CredentialFormat.Ob2Hosted);

    private IssuanceOutcome[] Issue(RowJudgement[] rows) => IssueInto(_store, rows);

    private IssuanceOutcome[] IssueInto(IBadgeStore store, RowJudgement[] rows)
    {
        var randomness = new SystemRandomness();
        return
        [
            .. new RosterIssuer(store, Securer(), Samples.Catalogue, randomness, randomness, TimeProvider.System)
                .Issue(rows),
        ];
    }

    /// <summary>A store in which something happens between looking and keeping.</summary>
    private sealed class LateStore(MemoryBadgeStore store, Action beforeAdd) : IBadgeStore
    {
        public int StatusLists => store.StatusLists;

        public long PublishedThrough
        {
            get => store.PublishedThrough;
            set => store.PublishedThrough = value;
        }

        public ImmutableArray<StatusPlace> Reserve(int count) => store.Reserve(count);

        public IssuedBadge? Find(CompletionKey key) => store.Find(key);

        public IssuedBadge? Find(CredentialId id) => store.Find(id);

        public IEnumerable<IssuedBadge> List(long after = 0) => store.List(after);

        public ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch)
        {
            beforeAdd();
            return store.Add(batch);
        }

        public ImmutableArray<SecuredDocument> ReadDocuments(IssuedBadge badge) =>
            store.ReadDocuments(badge);

        public void KeepPicture(string sha256, ReadOnlyMemory<byte> png) => store.KeepPicture(sha256, png);

        public ReadOnlyMemory<byte>? FindPicture(string sha256) => store.FindPicture(sha256);

        public SignedStatusList? FindStatusList(int list) => store.FindStatusList(list);

        public void KeepStatusList(SignedStatusList list) => store.KeepStatusList(list);
    }
}
