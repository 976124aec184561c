using System.Text;

namespace BadgeIssuer.Cli;

/// <summary>Asks a person for a passphrase, without showing it.</summary>
internal static class SecretPrompt
{
    /// <summary>Asks on the terminal.</summary>
    /// <returns>What was typed, or null where the person gave up (Escape).</returns>
    public static string? Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();

        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return typed.ToString();

                case ConsoleKey.Escape:
                    Console.Error.WriteLine();
                    return null;

                case ConsoleKey.Backspace:
                    typed.Length = Math.Max(0, typed.Length - 1);
                    break;

                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        typed.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
