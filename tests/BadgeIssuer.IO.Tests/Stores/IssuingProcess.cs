using System.Diagnostics;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.IO.Workspaces;

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
