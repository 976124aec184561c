using System.IO.Compression;
using System.Text;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Backups;
using BadgeIssuer.IO.Checkups;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Backups;

/// <summary>A backup brings back what it has, and what it does not have is not undone by it.</summary>
public sealed class RestoreTests
{
    private TestWorkspace _test = null!;
    private string _archive = null!;
    private string _elsewhere = null!;
    private CredentialId[] _ids = null!;

    [SetUp]
    public void BackUp()
    {
        _test = new TestWorkspace(TestWorkspace.WithoutSignedAssertions);
        _ids = [.. _test.IssueAndPublish(4).Select(outcome => outcome.Id!)];
        _archive = Path.Combine(Path.GetTempPath(), "badges-" + Path.GetRandomFileName() + ".zip");
        _elsewhere = Path.Combine(Path.GetTempPath(), "badges-" + Path.GetRandomFileName());
        using var workspace = _test.Open();
        workspace.Backup(_archive, "tester");
    }

    [TearDown]
    public void Delete()
    {
        _test.Dispose();
        File.Delete(_archive);
        if (Directory.Exists(_elsewhere))
        {
            Directory.Delete(_elsewhere, recursive: true);
        }
    }

    [Test]
    public void Restored_elsewhere_it_is_the_same_workspace_and_publishes_the_same_bytes()
    {
        var report = Run(_elsewhere);
        File.Copy(Path.Combine(_test.Folder, "keys", "passphrase"), Path.Combine(_elsewhere, "keys", "passphrase"));

        report.CaughtUp.Lost.Should().BeEmpty();
        report.Before.Should().BeNull();
        using (var workspace = Workspace.Open(_elsewhere, TimeProvider.System, TestWorkspace.NoEnvironment))
        {
            workspace.Publish(everything: true);
            workspace.Store.List().Select(badge => badge.Id).Should().Equal(_ids);
        }

        Files(Path.Combine(_elsewhere, "public")).Should().BeEquivalentTo(Files(Path.Combine(_test.Folder, "public")));
        Healthy(_elsewhere);
    }

    [Test]
    public void The_archive_is_its_owners_alone_and_holds_no_passphrase()
    {
        File.GetUnixFileMode(_archive).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var archive = ZipFile.OpenRead(_archive);
        archive.Entries.Select(entry => entry.FullName).Should()
            .Contain("issuing.db").And.Contain("issuing.journal").And.Contain("audit/log.jsonl").And.Contain("badges.json")
            .And.NotContain(name => name.Contains("passphrase") || name.StartsWith("public"));
    }

    [Test]
    public void Into_a_workspace_that_is_there_it_is_refused_and_says_so()
    {
        Refused(_test.Folder).Should().Be(BackupProblemCodes.WorkspaceThere);
        _test.IssueAndPublish(6);
        Refused(_test.Folder).Should().Be(BackupProblemCodes.LogNewer);
        Refused(_elsewhere, AuditLog.FileOf(_test.Folder)).Should().Be(BackupProblemCodes.LogNewer);
        Directory.CreateDirectory(_elsewhere);
        File.WriteAllText(Path.Combine(_elsewhere, "letter.txt"), "");
        Refused(_elsewhere).Should().Be(SettingsProblemCodes.FolderNotEmpty);
        Healthy(_test.Folder);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_restore_of_an_old_backup_cannot_undo_what_came_after_it(bool workspaceIsLost)
    {
        using (var workspace = _test.Open())
        {
            Change(workspace, StandingAction.Revoke, _ids[0]);
            Change(workspace, StandingAction.Revoke, _ids[1]);
            workspace.Eraser.Erase([workspace.Store.Find(_ids[2])!], "tester", "本人の求め");
            using var keys = workspace.OpenKeys(prompt: null);
            var badge = workspace.Store.Find(_ids[3])!;
            workspace.CreateCorrector(keys).Correct(
                badge, badge.Completion with { Name = "見本　訂正" }, "氏名の誤り", workspace.BeginRun("tester"));
        }

        _test.IssueAndPublish(6);
        var folder = workspaceIsLost ? _elsewhere : _test.Folder;
        var report = Run(folder, workspaceIsLost ? AuditLog.FileOf(_test.Folder) : null, acceptLoss: true);

        report.CaughtUp.Lost.Should().HaveCount(3, "two were issued and one was corrected");
        report.CaughtUp.Applied.Should().Be(4);
        if (workspaceIsLost)
        {
            File.Copy(Path.Combine(_test.Folder, "keys", "passphrase"), Path.Combine(folder, "keys", "passphrase"));
        }

        using (var workspace = Workspace.Open(folder, TimeProvider.System, TestWorkspace.NoEnvironment))
        {
            workspace.Publish(everything: true);
            _ids.Select(id => workspace.Store.Find(id)!.Standing).Should().Equal(
                BadgeStanding.Revoked, BadgeStanding.Revoked, BadgeStanding.Erased, BadgeStanding.Superseded);
            workspace.Store.FindStatusBits(1).Revoked.Should().HaveCount(7).And.OnlyHaveUniqueItems();
        }

        File.ReadAllText(Path.Combine(folder, "issuing.journal")).Should().NotContain(_ids[2].ToString());
        Healthy(folder);

        // Each graduate has one badge that holds, but those whose badge was revoked or erased for a reason.
        var outcomes = _test.IssueAndPublish(6, folder);
        outcomes.Select(outcome => outcome.Result).Should().Equal(
            IssuanceResult.AlreadyIssued, IssuanceResult.AlreadyIssued, IssuanceResult.None,
            IssuanceResult.Issued, IssuanceResult.Issued, IssuanceResult.Issued);
        using var again = Workspace.Open(folder, TimeProvider.System, TestWorkspace.NoEnvironment);
        var badges = again.Store.List().ToArray();
        badges.Select(badge => badge.Status).Should().OnlyHaveUniqueItems();
        badges.Where(badge => badge.Standing is BadgeStanding.Active)
            .Select(badge => badge.Completion.LearnerNumber).Should().HaveCount(3).And.OnlyHaveUniqueItems();
        again.Dispose();
        Healthy(folder);
    }

    [Test]
    public void A_key_that_was_given_up_after_the_backup_stays_given_up()
    {
        string kid;
        using (var workspace = _test.Open())
        {
            using var passphrase = workspace.FindPassphrase(prompt: null);
            kid = workspace.Keys.SignerFor(JwsAlgorithm.EdDSA, KeyPurpose.Badges)!.Kid;
            workspace.KeyLifecycle.Compromise(
                kid, DateTimeOffset.UtcNow.AddDays(-1), "試験", passphrase, KdfCost.Interactive, "tester");
        }

        Run(_test.Folder, acceptLoss: true);

        using (var workspace = _test.Open())
        {
            workspace.Keys.Find(kid)!.State.Should().Be(KeyState.Compromised);
            workspace.Keys.SignerFor(JwsAlgorithm.EdDSA, KeyPurpose.Badges)!.Kid.Should().NotBe(kid, "the new key was kept");
        }

        Run(_elsewhere, AuditLog.FileOf(_test.Folder), acceptLoss: true);
        KeyRing.Open(Path.Combine(_elsewhere, "keys"), TimeProvider.System, out _)!
            .Find(kid)!.State.Should().Be(KeyState.Compromised, "the log tells of it");
    }

    [Test]
    public void What_was_there_is_moved_aside_and_not_deleted()
    {
        var before = Run(_test.Folder, acceptLoss: true).Before!;

        File.Exists(Path.Combine(before, "issuing.db")).Should().BeTrue();
        File.GetUnixFileMode(before).Should().Be(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Exists(Path.Combine(_test.Folder, "restore.new~")).Should().BeFalse();
        using var workspace = _test.Open();
        workspace.Publish();
        workspace.Store.List().Should().HaveCount(4);
    }

    [Test]
    public void Two_restores_within_one_second_move_aside_into_folders_of_their_own()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);

        var folders = Enumerable.Range(0, 3).Select(_ => Run(_test.Folder, acceptLoss: true, time: clock).Before!).ToArray();

        folders.Should().OnlyHaveUniqueItems().And.OnlyContain(folder => Directory.Exists(folder));
        Healthy(_test.Folder);
    }

    [Test]
    public void A_restore_that_was_stopped_when_all_was_ready_is_finished_and_nothing_is_done_until_then()
    {
        // As a kill leaves it: everything aside and ready, one part moved and one only moved away.
        var aside = Path.Combine(_test.Folder, "restore.new~");
        Directory.CreateDirectory(aside);
        foreach (var name in (string[])["audit", "catalogue", "artwork"])
        {
            Directory.Move(Path.Combine(_test.Folder, name), Path.Combine(aside, name));
        }

        foreach (var name in (string[])["issuing.db", "issuing.journal", "badges.json"])
        {
            File.Move(Path.Combine(_test.Folder, name), Path.Combine(aside, name));
        }

        File.WriteAllText(
            Path.Combine(aside, "READY"),
            "20250401T000000Z\nbadges.json\nissuing.db\nissuing.journal\naudit\nartwork\ncatalogue\nkeys");

        _test.Invoking(test => test.Open()).Should().Throw<WorkspaceException>()
            .Which.Problems.Single().Code.Should().Be(BackupProblemCodes.Unfinished);
        Run(_test.Folder).Backup.Should().BeNull();
        Healthy(_test.Folder);
    }

    [Test]
    public void A_log_of_another_history_is_refused()
    {
        var log = AuditLog.FileOf(_test.Folder);
        var changed = _archive + ".jsonl";
        File.WriteAllText(changed, File.ReadAllText(log).Replace("tester", "nobody", StringComparison.Ordinal));
        try
        {
            Refused(_elsewhere, changed).Should().Be(BackupProblemCodes.LogUnusable);
        }
        finally
        {
            File.Delete(changed);
        }
    }

    [Test]
    public void However_an_archive_is_damaged_it_is_refused_or_its_files_are_whole()
    {
        var whole = File.ReadAllBytes(_archive);
        var log = File.ReadAllBytes(AuditLog.FileOf(_test.Folder));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var damaged = whole.ToArray();
                damaged[at] ^= change;
                var (file, folder) = (Path.GetTempFileName(), _elsewhere + "-" + Path.GetRandomFileName());
                try
                {
                    File.WriteAllBytes(file, damaged);
                    Restore.Run(file, folder, null, acceptLoss: false, "tester", TimeProvider.System);
                    File.ReadAllBytes(AuditLog.FileOf(folder)).AsSpan(0, log.Length).SequenceEqual(log).Should().BeTrue();
                }
                catch (BackupException)
                {
                    Directory.EnumerateFiles(folder).Select(Path.GetFileName)
                        .Should().NotContain("badges.json", "nothing is put in its place");
                }
                finally
                {
                    File.Delete(file);
                    Directory.Delete(folder, recursive: true);
                }
            },
            iter: 60);
    }

    [TestCase("../evil.txt")]
    [TestCase("/tmp/evil.txt")]
    [TestCase("catalogue/../../evil.txt")]
    [TestCase("catalogue\\..\\evil.txt")]
    [TestCase("keys/passphrase")]
    [TestCase("public/index.html")]
    public void A_file_that_is_none_of_a_workspace_makes_it_no_backup(string name)
    {
        var content = Encoding.UTF8.GetBytes("evil");
        var manifest = new BackupManifest(DateTimeOffset.UtcNow, AuditHead.Empty,
            [new BackupManifest.Entry(name, content.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)))]);
        using (var archive = new ZipArchive(File.Create(_archive), ZipArchiveMode.Create))
        {
            using (var entry = archive.CreateEntry(name).Open())
            {
                entry.Write(content);
            }

            using var last = archive.CreateEntry("manifest.json").Open();
            last.Write(manifest.Write());
        }

        Refused(_elsewhere).Should().Be(BackupProblemCodes.Damaged);
    }

    [Test]
    public void A_file_that_unpacks_to_more_than_it_should_is_refused()
    {
        var manifest = new BackupManifest(DateTimeOffset.UtcNow, AuditHead.Empty,
            [new BackupManifest.Entry("badges.json", 10, new string('0', 64))]);
        using (var archive = new ZipArchive(File.Create(_archive), ZipArchiveMode.Create))
        {
            using (var entry = archive.CreateEntry("badges.json").Open())
            {
                var zeros = new byte[1 << 20];
                for (var megabyte = 0; megabyte < 64; megabyte++)
                {
                    entry.Write(zeros);
                }
            }

            using var last = archive.CreateEntry("manifest.json").Open();
            last.Write(manifest.Write());
        }

        Refused(_elsewhere).Should().Be(BackupProblemCodes.FileChanged);
    }

    private RestoreReport Run(string folder, string? log = null, bool acceptLoss = false, TimeProvider? time = null) =>
        Restore.Run(_archive, folder, log, acceptLoss, "tester", time ?? TimeProvider.System);

    private string? Refused(string folder, string? log = null) =>
        Assert.Catch<BackupException>(() => Run(folder, log))?.Problem.Code;

    private static void Change(Workspace workspace, StandingAction action, CredentialId id) =>
        workspace.Standings.Change([id], action, "tester", "試験", null)
            .Should().ContainSingle().Which.Result.Should().Be(StandingResult.Changed);

    private static void Healthy(string folder)
    {
        using (var workspace = Workspace.Open(folder, TimeProvider.System, TestWorkspace.NoEnvironment))
        {
            workspace.Publish();
        }

        Doctor.Examine(folder, TimeProvider.System, TestWorkspace.NoEnvironment)
            .Where(finding => finding.Part is not ("fonts" or "disk"))
            .Should().OnlyContain(finding => finding.Health == Health.Good);
    }

    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(FileBatch.TemporaryEnding, StringComparison.Ordinal))
            .ToDictionary(
                file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
