namespace BadgeIssuer.Cli;

/// <summary>Everything that the command line takes from outside of itself; Program composes it, tests replace it.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Environment">The environment's variables.</param>
/// <param name="Input">Standard input, as bytes.</param>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: messages and progress.</param>
/// <param name="AskSecret">Asks a person for a secret, given the question; null where nobody can be asked.</param>
/// <param name="ProgramFolder">Where the program lies, with <c>samples/</c> and <c>site/</c> beside it.</param>
/// <param name="CurrentFolder">What relative paths are relative to.</param>
/// <param name="User">Who is logged in: who acts, where the command is not told another name.</param>
internal sealed record Outside(
    TimeProvider Clock,
    IReadOnlyDictionary<string, string> Environment,
    Func<Stream> Input,
    TextWriter Output,
    TextWriter Error,
    Func<string, string?>? AskSecret,
    string ProgramFolder,
    string CurrentFolder,
    string User)
{
    /// <summary>Whether standard error is a terminal on which progress can be drawn.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>A variable of the environment, or null.</summary>
    public string? Variable(string name) => Environment.GetValueOrDefault(name);

    /// <summary>Asks a person for the passphrase of the keys; null where nobody can be asked.</summary>
    public string? AskPassphrase(Terminal terminal) =>
        AskSecret?.Invoke(terminal.In("鍵のパスフレーズ：", "Passphrase of the keys: "));
}
