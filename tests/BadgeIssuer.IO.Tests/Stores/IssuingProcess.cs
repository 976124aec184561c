using System.Diagnostics;
using BadgeIssuer.IO.Backups;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.IO.Tests.Stores;

/// <summary>What another process does in the tests.</summary>
internal static class IssuingProcess
{
    /// <summary>Issues rows in a workspace and publishes them, as the command does.</summary>
    public static int Issue(string folder, int rows)
    {
        using var workspace = Workspace.Open(folder, TimeProvider.System, TestWorkspace.NoEnvironment);
        using var keys = workspace.OpenKeys(prompt: null);
        Console.WriteLine("ready");
        foreach (var outcome in workspace.CreateIssuer(keys).Issue(TestWorkspace.Rows(rows), workspace.BeginRun("tester")))
        {
            Console.WriteLine($"{outcome.Result} {outcome.Id}");
        }

        workspace.Publish(keys: keys);
        Console.WriteLine("done");
        return 0;
    }

    /// <summary>Does everything that writes, in an order of its own, until it is killed.</summary>
    public static int Work(string folder, string archive, int seed)
    {
        Console.WriteLine("ready");
        for (var rows = 20; ; rows += 10)
        {
            seed = unchecked((seed * 1_103_515_245) + 12_345);
            WorkOnce(folder, archive, rows, (int)((uint)seed >> 16) % 6);
            Console.WriteLine(rows);
        }
    }

    private static void WorkOnce(string folder, string archive, int rows, int what)
    {
        if (what == 0 && File.Exists(archive))
        {
            Restore.Run(archive, folder, log: null, acceptLoss: true, "tester", TimeProvider.System);
        }

        using var workspace = Workspace.Open(folder, TimeProvider.System, TestWorkspace.NoEnvironment);
        switch (what)
        {
            case 1:
                workspace.Backup(archive, "tester");
                break;

            case 2:
                using (var passphrase = workspace.FindPassphrase(prompt: null))
                {
                    workspace.KeyLifecycle.Rotate(
                        KeyKind.Ed25519, KeyPurpose.Badges, passphrase, KdfCost.Interactive, "tester");
                }

                break;

            case 3:
                _ = workspace.Standings.Change(
                    workspace.Store.List().Where(badge => badge.Standing is BadgeStanding.Active)
                        .Select(badge => badge.Id).Take(3).ToArray(),
                    StandingAction.Revoke,
                    "tester",
                    "試験",
                    null).Count();
                break;

            case 4 when workspace.Store.List().FirstOrDefault(badge => badge.Standing is BadgeStanding.Active) is { } badge:
                using (var keys = workspace.OpenKeys(prompt: null))
                {
                    workspace.CreateCorrector(keys).Correct(
                        badge,
                        badge.Completion with { Name = badge.Completion.Name + "々" },
                        "試験",
                        workspace.BeginRun("tester"));
                }

                break;

            default:
                using (var keys = workspace.OpenKeys(prompt: null))
                {
                    _ = workspace.CreateIssuer(keys).Issue(TestWorkspace.Rows(rows), workspace.BeginRun("tester")).Count();
                }

                break;
        }

        workspace.Publish();
    }

    /// <summary>Holds the store until its input ends.</summary>
    public static int Hold(string folder)
    {
        using var store = LiteDbBadgeStore.Open(folder, TimeProvider.System, TimeSpan.Zero);
        Console.WriteLine("ready");
        Console.In.ReadToEnd();
        return 0;
    }

    /// <summary>Starts one of these.</summary>
    public static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(typeof(IssuingProcess).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
