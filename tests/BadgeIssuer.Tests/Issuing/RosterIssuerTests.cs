using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

public sealed class RosterIssuerTests
{
    private IssuingKeys _keys = null!;
    private MemoryBadgeStore _store = null!;
    private CredentialFormat[] _formats = null!;

    [OneTimeSetUp]
    public void MakeKeys() => _keys = Samples.NewKeys();

    [OneTimeTearDown]
    public void DropKeys() => _keys.Dispose();

    [SetUp]
    public void MakeStore()
    {
        _store = new MemoryBadgeStore();
        _formats = [CredentialFormat.VcJwt, CredentialFormat.Ob2Hosted];
    }

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

    [Test]
    public void Other_values_than_those_of_an_issued_badge_are_held()
    {
        var id = Issue([Samples.Row(2, Samples.Completion())])[0].Id!;

        var outcome = Issue([Samples.Row(2, Corrected)]).Single();

        outcome.Result.Should().Be(IssuanceResult.None);
        outcome.Judgement.Disposition.Should().Be(Disposition.Hold);
        outcome.Judgement.Completion.Should().BeNull();
        outcome.Judgement.Problems.Single().Code.Should().Be(IssuingProblemCodes.DiffersFromIssued);
        outcome.Judgement.Problems.Single().Arguments.Should().Equal(id.ToString(), "name");
        _store.List().Single().Completion.Name.Should().Be("髙橋 𠮷子");
    }

    [Test]
    public void A_correction_makes_a_new_badge_that_supersedes_the_old_one()
    {
        var old = Issue([Samples.Row(2, Samples.Completion())])[0].Id!;

        var outcome = Issue([Samples.Row(2, Corrected, isCorrection: true)]).Single();

        outcome.Result.Should().Be(IssuanceResult.Corrected);
        var current = _store.Find(outcome.Id!)!;
        current.Completion.Should().Be(Corrected);
        current.Supersedes.Should().Be(old);
        _store.Find(old)!.Standing.Should().Be(BadgeStanding.Superseded);
        _store.Find(old)!.SupersededBy.Should().Be(current.Id);
        _store.Find(current.Key).Should().Be(current);
    }

    [Test]
    public void The_rosters_of_a_corrected_badge_find_it_issued_when_they_come_again()
    {
        Issue([Samples.Row(2, Samples.Completion())]);
        var corrected = Issue([Samples.Row(2, Corrected, isCorrection: true)]).Single().Id;

        var old = Issue([Samples.Row(2, Samples.Completion())]).Single();
        var again = Issue([Samples.Row(2, Corrected, isCorrection: true)]).Single();

        old.Result.Should().Be(IssuanceResult.AlreadyIssued);
        old.Id.Should().Be(corrected);
        old.Judgement.Problems.Single().Code.Should().Be(IssuingProblemCodes.CorrectedSince);
        again.Result.Should().Be(IssuanceResult.AlreadyIssued);
        again.Judgement.Problems.Should().BeEmpty();
        _store.List().Should().HaveCount(2);
    }

    [TestCase(StandingAction.Revoke, IssuingProblemCodes.Revoked)]
    [TestCase(StandingAction.Suspend, IssuingProblemCodes.Suspended)]
    public void A_badge_that_does_not_hold_is_not_issued_again_and_not_corrected(StandingAction action, string code)
    {
        _formats = [CredentialFormat.Ob2Hosted]; // which can tell of a suspension without an entry for it
        var id = Issue([Samples.Row(2, Samples.Completion())])[0].Id!;
        Stand(id, action);

        var same = Issue([Samples.Row(2, Samples.Completion())]).Single();
        var correction = Issue([Samples.Row(2, Corrected, isCorrection: true)]).Single();

        same.Result.Should().Be(IssuanceResult.AlreadyIssued);
        same.Judgement.Disposition.Should().Be(Disposition.AcceptWarn);
        same.Judgement.Problems.Single().Code.Should().Be(code);
        correction.Judgement.Disposition.Should().Be(Disposition.Hold);
        correction.Judgement.Problems.Single().Code.Should().Be(code);
        _store.List().Should().HaveCount(1);
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

        var outcomes = RosterIssuer.Plan(_store, Samples.Catalogue, Samples.Today, Rows(3)).ToArray();

        outcomes.Select(outcome => outcome.Result).Should().Equal(
            IssuanceResult.AlreadyIssued, IssuanceResult.None, IssuanceResult.None);
        _store.List().Should().HaveCount(1);
    }

    [Test]
    public void A_badge_that_another_process_kept_first_is_already_issued()
    {
        var late = new LatePlaces(_store, before: () => Issue([Samples.Row(2, Samples.Completion())]));

        var outcome = IssueWith(late, [Samples.Row(2, Samples.Completion())]).Single();

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

    private static Completion Corrected => Samples.Completion() with { Name = "高橋 吉子" };

    private void Stand(CredentialId id, StandingAction action) => new StandingChanger(_store, TimeProvider.System)
        .Change([id], action, "tester", "a test", publicReason: null)
        .Should().OnlyContain(outcome => outcome.Result == StandingResult.Changed);

    private static RowJudgement[] Rows(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Samples.Row(number + 1, Samples.Completion(number)))];

    private CredentialSecurer Securer() => Samples.Securer(_keys, _formats);

    private IssuanceOutcome[] Issue(RowJudgement[] rows) => IssueWith(_store, rows);

    private IssuanceOutcome[] IssueWith(IStatusAllocator places, RowJudgement[] rows)
    {
        var randomness = new SystemRandomness();
        var maker = new AwardMaker(places, Securer(), randomness, randomness, TimeProvider.System);
        return [.. new RosterIssuer(_store, maker, Samples.Catalogue, Samples.Today).Issue(rows, Samples.Run)];
    }

    /// <summary>Places are reserved between looking and keeping: the moment in which another process may be first.</summary>
    private sealed class LatePlaces(MemoryBadgeStore store, Action before) : IStatusAllocator
    {
        public ImmutableArray<StatusPlace> Reserve(int count)
        {
            before();
            return store.Reserve(count);
        }
    }
}
