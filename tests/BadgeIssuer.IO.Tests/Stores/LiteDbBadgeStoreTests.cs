using System.Globalization;
using System.Text;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Stores;

public sealed class LiteDbBadgeStoreTests : BadgeStoreContract
{
    private string _folder = null!;
    private LiteDbBadgeStore? _open;

    [TearDown]
    public void Delete()
    {
        _open?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void What_was_added_is_there_after_closing_and_opening()
    {
        var places = _open!.Reserve(100);
        var added = _open.Add([Badge(1), Badge(2)], Note);
        _open.MarkPublished([added[0]]);
        Reopen();

        _open!.List().Select(badge => badge.Id).Should().Equal(added.Select(badge => badge.Id));
        _open.ReadDocuments(added[1]).Should().HaveCount(2);
        _open.Unpublished().Select(badge => badge.Id).Should().Equal(added[1].Id);
        _open.Reserve(5000).Should().NotIntersectWith(places);
        _open.Add([Badge(3)], Note).Single().Sequence.Should().BeGreaterThan(added[1].Sequence);
    }

    [Test]
    public void A_changed_byte_of_the_journal_is_noticed_and_not_published()
    {
        var added = _open!.Add([Badge(1)], Note).Single();
        _open.Dispose();
        var journal = Path.Combine(_folder, "issuing.journal");
        var bytes = File.ReadAllBytes(journal);
        bytes[1] ^= 1;
        File.WriteAllBytes(journal, bytes);
        Reopen();

        var act = () => _open!.ReadDocuments(added);

        act.Should().Throw<BadgeStoreException>().Which.Problem.Code.Should().Be(StoreProblemCodes.DocumentChanged);
    }

    [Test]
    public void Bytes_that_a_killed_process_left_in_the_journal_do_no_harm()
    {
        _open!.Add([Badge(1)], Note);
        _open.Dispose();
        File.AppendAllText(Path.Combine(_folder, "issuing.journal"), "half a docum");
        Reopen();

        var added = _open!.Add([Badge(2)], Note).Single();

        _open.ReadDocuments(added).Should().HaveCount(2);
        _open.ReadDocuments(_open.List().First()).Should().HaveCount(2);
    }

    [Test]
    public void A_full_list_is_followed_by_the_next()
    {
        var places = _open!.Reserve((StatusPlace.ListLength / 4 * 3) + 10);

        places.Should().OnlyHaveUniqueItems();
        places.Count(place => place.List == 2).Should().Be(10);
        _open.StatusLists.Should().Be(2);
        Reopen();
        _open!.Reserve(1).Single().List.Should().Be(2);
    }

    [Test]
    public void Its_files_are_their_owners_alone()
    {
        _open!.Add([Badge(1)], Note);
        foreach (var file in Directory.EnumerateFiles(_folder, "issuing*").Where(file => !file.Contains(".lock", StringComparison.Ordinal)))
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Test]
    public void A_second_process_waits_and_then_says_which_one_holds_it()
    {
        _open!.Dispose();
        using var holder = IssuingProcess.Start("hold", _folder);
        holder.StandardOutput.ReadLine().Should().Be("ready");

        var act = () => LiteDbBadgeStore.Open(_folder, TimeProvider.System, TimeSpan.FromMilliseconds(100));

        var problem = act.Should().Throw<BadgeStoreException>().Which.Problem;
        problem.Code.Should().Be(StoreProblemCodes.Held);
        problem.Arguments.Single().Should().StartWith(holder.Id.ToString(CultureInfo.InvariantCulture));

        holder.StandardInput.Close();
        holder.WaitForExit();
        Reopen();
        _open!.List().Should().BeEmpty();
    }

    [Test]
    public void A_waiting_process_gets_it_when_the_other_one_is_killed()
    {
        _open!.Dispose();
        using var holder = IssuingProcess.Start("hold", _folder);
        holder.StandardOutput.ReadLine().Should().Be("ready");

        var waiting = Task.Run(() => LiteDbBadgeStore.Open(_folder, TimeProvider.System, TimeSpan.FromMinutes(1)));
        holder.Kill();
        holder.WaitForExit();

        _open = waiting.GetAwaiter().GetResult();
        _open.List().Should().BeEmpty();
    }

    [Test]
    public void An_entry_that_a_killed_process_did_not_get_into_the_log_is_added_when_the_store_is_opened()
    {
        _open!.Add([Badge(1)], Note);
        _open.Add([Badge(2)], Note);
        var head = _open.AuditHead;
        _open.Dispose();
        var log = AuditLog.FileOf(_folder);
        var lines = File.ReadAllLines(log);
        File.WriteAllText(log, lines[0] + "\n" + lines[1][..20]);
        Reopen();

        File.ReadAllLines(log).Should().Equal(lines);
        _open!.AuditHead.Should().Be(head);
        AuditChain.Verify(AuditLog.ReadLines(log), head).IsWhole.Should().BeTrue();
    }

    [Test]
    public void A_log_that_is_newer_than_the_store_keeps_it_from_having_effects_but_not_from_being_read()
    {
        _open!.Add([Badge(1)], Note);
        _open.Dispose();
        File.Copy(Path.Combine(_folder, "issuing.db"), Path.Combine(_folder, "old.db"));
        Reopen();
        _open!.Add([Badge(2)], Note);
        _open.Dispose();
        File.Move(Path.Combine(_folder, "old.db"), Path.Combine(_folder, "issuing.db"), overwrite: true);
        Reopen();

        _open!.List().Should().HaveCount(1);
        FluentActions.Invoking(() => _open.Add([Badge(3)], Note))
            .Should().Throw<BadgeStoreException>().Which.Problem.Code.Should().Be(AuditProblemCodes.StoreOlder);
    }

    [Test]
    public void A_log_whose_end_is_gone_keeps_the_store_from_having_effects()
    {
        for (var number = 1; number <= 3; number++)
        {
            _open!.Add([Badge(number)], Note);
        }

        _open!.Dispose();
        File.WriteAllText(AuditLog.FileOf(_folder), "");
        Reopen();

        FluentActions.Invoking(() => _open!.Record(Note))
            .Should().Throw<BadgeStoreException>().Which.Problem.Code.Should().Be(AuditProblemCodes.EndMissing);
    }

    [Test]
    public void Of_an_erased_person_nothing_is_left_in_the_files()
    {
        var badge = Badge(7);
        _open!.Reserve(1);
        _open!.Add([Badge(6), badge, Badge(8)], Note);
        _open.Erase([badge.Id], Why(BadgeStanding.Erased), Note);
        _open.Dispose();

        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var trace in (string[])
                [badge.Completion.EmailAddress, badge.Completion.LearnerNumber, badge.HolderToken, "jwt 7", "json 7"])
            {
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)).Should().Be(-1, $"{trace} in {file}");
            }
        }

        Reopen();
        _open!.Find(Badge(8).Id)!.Completion.Should().Be(Badge(8).Completion);
        _open.ReadDocuments(_open.Find(Badge(8).Id)!).Should().HaveCount(2);
        _open.Find(badge.Key)!.Standing.Should().Be(BadgeStanding.Erased);
    }

    protected override IBadgeStore Make()
    {
        _folder = Directory.CreateTempSubdirectory("badges-store-").FullName;
        return _open = LiteDbBadgeStore.Open(_folder, TimeProvider.System, TimeSpan.Zero);
    }

    private void Reopen()
    {
        _open?.Dispose();
        _open = LiteDbBadgeStore.Open(_folder, TimeProvider.System, LiteDbBadgeStore.DefaultPatience);
    }
}
