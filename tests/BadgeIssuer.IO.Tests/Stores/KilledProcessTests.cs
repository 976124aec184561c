using System.Globalization;
using System.Text.Json;
using BadgeIssuer.IO.Backups;
using BadgeIssuer.IO.Checkups;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Stores;

/// <summary>A process that issues is killed again and again (SIGKILL), at moments that nobody chose.</summary>
public sealed class KilledProcessTests
{
    private const int Rows = 600;
    private const int Kills = 10;

    [Test]
    public void However_often_it_is_killed_every_award_is_there_once_and_nothing_published_is_torn()
    {
        // Without RSA, which takes most of the time and adds no moment worth being killed at.
        using var test = new TestWorkspace(TestWorkspace.WithoutSignedAssertions);
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");

        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = IssuingProcess.Start("issue", test.Folder, Rows.ToString(CultureInfo.InvariantCulture));
            process.StandardOutput.ReadLine();

            // Spread over the run, so that it hits pictures, batches and publishing; a run may also end before.
            seed = unchecked((seed * 1_103_515_245) + 12_345);
            var lines = (int)((uint)seed % (Rows + 100));
            for (var line = 0; line < lines && process.StandardOutput.ReadLine() is not null; line++)
            {
            }

            Thread.Sleep((int)((uint)seed >> 8) % 40);
            process.Kill();
            process.WaitForExit();
            NothingPublishedIsTorn(Path.Combine(test.Folder, "public"));
        }

        var outcomes = test.IssueAndPublish(Rows);

        outcomes.Should().OnlyContain(outcome =>
            outcome.Result == IssuanceResult.Issued || outcome.Result == IssuanceResult.AlreadyIssued);
        using var workspace = test.Open();
        var badges = workspace.Store.List().ToArray();
        badges.Select(badge => badge.Completion.LearnerNumber).Should().HaveCount(Rows).And.OnlyHaveUniqueItems();
        badges.Select(badge => badge.Status).Should().OnlyHaveUniqueItems();
        badges.Select(badge => badge.Id.ToString()).Order()
            .Should().Equal(outcomes.Select(outcome => outcome.Id!.ToString()).Order());
        foreach (var badge in badges)
        {
            workspace.Store.ReadDocuments(badge).Should().HaveCount(3);
        }

        using var keys = workspace.OpenKeys(prompt: null);
        workspace.Publish(everything: true, keys).Should().Be(0, "publishing what is new must have published everything");
        Directory.EnumerateFiles(Path.Combine(workspace.PublicFolder, "b")).Should().HaveCount(Rows);
    }

    [Test]
    public void Whatever_is_done_when_it_is_killed_the_next_command_finds_everything_in_order()
    {
        using var test = new TestWorkspace(TestWorkspace.WithoutSignedAssertions);
        var archive = test.Folder + ".zip";
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                using var process = IssuingProcess.Start(
                    "work", test.Folder, archive, seed.ToString(CultureInfo.InvariantCulture));
                process.StandardOutput.ReadLine();
                seed = unchecked((seed * 1_103_515_245) + 12_345);
                for (var lines = (int)((uint)seed % 5); lines > 0; lines--)
                {
                    process.StandardOutput.ReadLine();
                }

                Thread.Sleep((int)((uint)seed >> 8) % 300);
                process.Kill();
                process.WaitForExit();
                NothingPublishedIsTorn(Path.Combine(test.Folder, "public"));
                EverythingIsInOrder(test, archive);
            }
        }
        finally
        {
            File.Delete(archive);
            File.Delete(archive + FileBatch.TemporaryEnding);
        }
    }

    private static void EverythingIsInOrder(TestWorkspace test, string archive)
    {
        if (Restore.IsUnfinished(test.Folder))
        {
            Restore.Run(archive, test.Folder, log: null, acceptLoss: true, "tester", TimeProvider.System);
        }

        using (var workspace = test.Open())
        {
            workspace.Publish();
            var badges = workspace.Store.List().ToArray();
            badges.Select(badge => badge.Status).Should().OnlyHaveUniqueItems();
            badges.Where(badge => badge.Standing is not BadgeStanding.Superseded && badge.Completion.LearnerNumber.Length > 0)
                .Select(badge => badge.Completion.LearnerNumber).Should().OnlyHaveUniqueItems();
        }

        // A rotation may have been stopped between the log and the register: then the log tells of more than was done.
        Doctor.Examine(test.Folder, TimeProvider.System, TestWorkspace.NoEnvironment)
            .Where(finding => finding.Part is not ("fonts" or "disk"))
            .SelectMany(finding => finding.Problems)
            .Where(problem => problem.Code != CheckupProblemCodes.KeyHistory)
            .Should().BeEmpty();
    }

    private static void NothingPublishedIsTorn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(FileBatch.TemporaryEnding, StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(file);
            switch (Path.GetExtension(file))
            {
                case ".json":
                    JsonDocument.Parse(bytes).Dispose();
                    break;
                case ".jwt" or ".jws":
                    Securing.Jose.CompactJws.TryParse(bytes, out _, out _).Should().BeTrue(file);
                    break;
                case ".png" when file.Contains("credentials", StringComparison.Ordinal):
                    OpenBadges.Baking.PngBadges.TryExtract(bytes, out _, out _).Should().BeTrue(file);
                    break;
            }
        }
    }
}
