using System.Globalization;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.Issuing;
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
        var added = _open.Add([Badge(1), Badge(2)]);
        _open.PublishedThrough = 2;
        Reopen();

        _open!.List().Select(badge => badge.Id).Should().Equal(added.Select(badge => badge.Id));
        _open.ReadDocuments(added[1]).Should().HaveCount(2);
        _open.PublishedThrough.Should().Be(2);
        _open.Reserve(5000).Should().NotIntersectWith(places);
        _open.Add([Badge(3)]).Single().Sequence.Should().BeGreaterThan(added[1].Sequence);
    }

    [Test]
    public void A_changed_byte_of_the_journal_is_noticed_and_not_published()
    {
        var added = _open!.Add([Badge(1)]).Single();
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
        _open!.Add([Badge(1)]);
        _open.Dispose();
        File.AppendAllText(Path.Combine(_folder, "issuing.journal"), "half a docum");
        Reopen();

        var added = _open!.Add([Badge(2)]).Single();

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
        _open!.Add([Badge(1)]);
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
