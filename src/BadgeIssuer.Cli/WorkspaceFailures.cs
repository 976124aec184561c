using BadgeIssuer.IO.Backups;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Cli;

/// <summary>What can go wrong with a workspace, told to its user.</summary>
internal static class WorkspaceFailures
{
    /// <summary>Does something with a workspace; a failure of the workspace becomes <see cref="ExitCode.NotDone"/>.</summary>
    public static async Task<ExitCode> TellAsync(Terminal terminal, Func<Task<ExitCode>> work)
    {
        try
        {
            return await work();
        }
        catch (WorkspaceException failure)
        {
            terminal.Complain(failure.Problems);
        }
        catch (KeyRingException failure)
        {
            terminal.Complain(failure.Problem);
        }
        catch (BadgeStoreException failure)
        {
            terminal.Complain(failure.Problem);
        }
        catch (PublishException failure)
        {
            terminal.Complain(failure.Problem);
        }
        catch (BackupException failure)
        {
            terminal.Complain(failure.Problem);
        }
        catch (OperationCanceledException)
        {
            terminal.Note(
                "中断しました。もう一度実行すると、続きから行います。",
                "Stopped. Run it again to go on where it stopped.");
        }

        return ExitCode.NotDone;
    }

    /// <inheritdoc cref="TellAsync"/>
    public static ExitCode Tell(Terminal terminal, Func<ExitCode> work) =>
        TellAsync(terminal, () => Task.FromResult(work())).GetAwaiter().GetResult();
}
