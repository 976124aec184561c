using System.Text;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.Sharing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Stores;

public sealed class LiteDbSiteStoreTests : SiteStoreContract
{
    private string _folder = null!;
    private LiteDbSiteStore _open = null!;

    private string File => Path.Combine(_folder, "site.db");

    [TearDown]
    public void Delete()
    {
        _open.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void What_was_kept_is_there_after_closing_and_opening()
    {
        var link = Link(Badge, 1, ends: DateTimeOffset.UnixEpoch.AddYears(60));
        _open.AddLink(link, most: 20);
        _open.KeepChoices(Badge, new HolderChoices { Listed = true, Language = Language.English });

        _open.Dispose();
        _open = Open(File);

        _open.FindLink(link.Handle).Should().Be(link);
        _open.FindChoices(Badge).Should().Be(new HolderChoices { Listed = true, Language = Language.English });
    }

    [Test]
    public void No_name_label_or_token_stands_in_its_files_in_clear()
    {
        _open.AddLink(Link(Badge, 1), most: 20);
        _open.KeepChoices(Badge, new HolderChoices { Listed = true });
        _open.Dispose();

        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            var bytes = System.IO.File.ReadAllBytes(file);
            foreach (var secret in (string[])["山田", "太郎", "応募先", Token(1).Reveal(), Token(255).Reveal()])
            {
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)).Should().Be(-1, $"{secret} must not stand in {file}");
                bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)).Should().Be(-1);
            }
        }
    }

    [Test]
    public void Its_files_are_their_owners_alone()
    {
        _open.AddLink(Link(Badge, 1), most: 20);

        foreach (var file in Directory.EnumerateFiles(_folder, "*.db"))
        {
            System.IO.File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Test]
    public void A_second_owner_is_told_who_holds_it()
    {
        var act = () => Open(File);

        act.Should().Throw<SiteStoreException>().Which.Problem.Should().Match<OpenBadges.Problem>(problem =>
            problem.Code == SiteStoreProblemCodes.Held && problem.Arguments.Length == 2);
    }

    [Test]
    public void A_folder_that_is_not_there_is_named()
    {
        var act = () => Open(Path.Combine(_folder, "nowhere", "site.db"));

        act.Should().Throw<SiteStoreException>().Which.Problem.Code.Should().Be(SiteStoreProblemCodes.Unreadable);
    }

    [Test]
    public void Whatever_a_call_has_returned_from_is_there_after_the_process_was_killed()
    {
        _open.Dispose();
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var kept = new List<string>();

        for (var kill = 0; kill < 5; kill++)
        {
            using var process = IssuingProcess.Start("share", File, kill.ToString(provider: null));
            seed = unchecked((seed * 1_103_515_245) + 12_345);
            for (var line = (int)((uint)seed % 200) + 1; line > 0 && process.StandardOutput.ReadLine() is { } handle; line--)
            {
                kept.Add(handle);
            }

            Thread.Sleep((int)((uint)seed >> 8) % 20);
            process.Kill();
            process.WaitForExit();

            using var store = Open(File);
            kept.Where(handle => store.FindLink(handle) is null).Should().BeEmpty();
            store.ListBadges().SelectMany(badge => store.ListLinks(badge)).Should().OnlyHaveUniqueItems();
        }

        _open = Open(File);
    }

    protected override ISiteStore Create()
    {
        _folder = Directory.CreateTempSubdirectory("badges-site-store-").FullName;
        return _open = Open(File);
    }

    private static LiteDbSiteStore Open(string file) => LiteDbSiteStore.Open(file, TimeProvider.System, TimeSpan.Zero);
}
