using System.Collections;
using System.Text;
using BadgeIssuer.Cli;

// Without a byte order mark, whatever the locale says: results are read by programs.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = !Console.IsOutputRedirected };
await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
var environment = new Dictionary<string, string>(StringComparer.Ordinal);
foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
{
    environment[(string)variable.Key] = (string?)variable.Value ?? "";
}

var someoneIsThere = !Console.IsInputRedirected && !Console.IsErrorRedirected;

return await CommandLine.RunAsync(args, new Outside(
    TimeProvider.System,
    environment,
    Console.OpenStandardInput,
    output,
    TextWriter.Synchronized(error),
    someoneIsThere ? SecretPrompt.Ask : null,
    AppContext.BaseDirectory,
    Environment.CurrentDirectory,
    Environment.UserName) { IsTerminal = !Console.IsErrorRedirected });
