using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Checkups;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Checkups;

public sealed class DoctorTests
{
    private TestWorkspace _test = null!;

    [SetUp]
    public void Issue()
    {
        _test = new TestWorkspace(TestWorkspace.WithoutSignedAssertions);
        _test.IssueAndPublish(3);
    }

    [TearDown]
    public void Delete() => _test.Dispose();

    [Test]
    public void A_sound_workspace_is_good_in_every_part()
    {
        var findings = Examine();

        findings.Select(finding => finding.Part).Should().Equal(
            "settings", "keys", "store", "audit", "publication", "fonts", "time-zone", "disk");
        findings.Where(finding => finding.Part is not ("fonts" or "disk"))
            .Should().OnlyContain(finding => finding.Health == Health.Good);
    }

    [Test]
    public void Settings_that_cannot_be_read_are_all_that_is_said()
    {
        File.WriteAllText(Path.Combine(_test.Folder, "badges.json"), "{}");

        Examine().Should().ContainSingle().Which.Should().Match<Finding>(finding =>
            finding.Part == "settings" && finding.Health == Health.Bad && !finding.Problems.IsEmpty);
    }

    [Test]
    public void A_changed_byte_of_a_signed_document_is_found()
    {
        var journal = Path.Combine(_test.Folder, "issuing.journal");
        var bytes = File.ReadAllBytes(journal);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(journal, bytes);

        Found("store", Health.Bad, StoreProblemCodes.DocumentChanged);
    }

    [Test]
    public void Published_files_that_are_missing_or_left_over_are_found()
    {
        var folder = Path.Combine(_test.Folder, "public");
        File.Delete(Path.Combine(folder, "issuer.json"));
        File.WriteAllText(Path.Combine(folder, "keys", "x.json" + FileBatch.TemporaryEnding), "");

        Found("publication", Health.Poor, CheckupProblemCodes.PublicationDiffers, CheckupProblemCodes.Leftovers);
    }

    [Test]
    public void What_a_killed_run_left_in_the_publication_is_removed_by_the_next()
    {
        var folder = Path.Combine(_test.Folder, "public");
        File.WriteAllText(Path.Combine(folder, "publishing" + FileBatch.TemporaryEnding), "");
        File.WriteAllText(Path.Combine(folder, "keys", "x.json" + FileBatch.TemporaryEnding), "");
        using (var workspace = _test.Open())
        {
            workspace.Publish();
        }

        Examine().Single(finding => finding.Part == "publication").Health.Should().Be(Health.Good);
    }

    [Test]
    public void A_key_that_others_may_read_is_found()
    {
        var file = Directory.GetFiles(Path.Combine(_test.Folder, "keys"), "ed25519-*.key")[0];
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Found("keys", Health.Bad, KeysProblemCodes.FileMode);
    }

    [Test]
    public void A_changed_entry_of_the_audit_log_is_found()
    {
        var log = AuditLog.FileOf(_test.Folder);
        var lines = File.ReadAllLines(log);
        lines[0] = lines[0].Replace("tester", "nobody", StringComparison.Ordinal);
        File.WriteAllLines(log, lines);
        using (var workspace = _test.Open())
        {
            // A log of one entry whose hash does not hold stops the store from being opened.
            workspace.Invoking(each => each.Store).Should().Throw<BadgeStoreException>();
        }

        Examine().Single(finding => finding.Part == "audit").Health.Should().Be(Health.Bad);
    }

    [Test]
    public void A_key_whose_retirement_was_interrupted_is_found()
    {
        using (var workspace = _test.Open())
        {
            var kid = workspace.Keys.Entries[0].Kid;
            workspace.Store.Record(new AuditNote { At = DateTimeOffset.UnixEpoch, By = "tester", Action = AuditActions.RetireKey }
                .With("key", kid));
        }

        Found("audit", Health.Bad, CheckupProblemCodes.KeyHistory);
    }

    private Finding[] Examine() =>
        [.. Doctor.Examine(_test.Folder, TimeProvider.System, TestWorkspace.NoEnvironment)];

    private void Found(string part, Health health, params string[] codes)
    {
        var finding = Examine().Single(finding => finding.Part == part);
        finding.Health.Should().Be(health);
        finding.Problems.Select(problem => problem.Code).Should().Contain(codes);
    }
}
