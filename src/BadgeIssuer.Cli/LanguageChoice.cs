namespace BadgeIssuer.Cli;

/// <summary>Which language a run speaks: <c>--lang</c>, then <c>BADGES_LANG</c>, then the locale; otherwise English.</summary>
internal static class LanguageChoice
{
    public const string OptionName = "--lang";

    public const string Japanese = "ja";

    public const string English = "en";

    public static Language Choose(ReadOnlySpan<string> arguments, Func<string, string?> variable)
    {
        // POSIX: LC_ALL beats LC_MESSAGES beats LANG.
        var named = FromArguments(arguments)
            ?? FirstSet(variable, "BADGES_LANG", "LC_ALL", "LC_MESSAGES", "LANG");

        return named is not null && named.StartsWith(Japanese, StringComparison.OrdinalIgnoreCase)
            ? Language.Japanese
            : Language.English;
    }

    private static string? FromArguments(ReadOnlySpan<string> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == OptionName && i + 1 < arguments.Length)
            {
                return arguments[i + 1];
            }

            if (arguments[i].StartsWith(OptionName + "=", StringComparison.Ordinal)
                || arguments[i].StartsWith(OptionName + ":", StringComparison.Ordinal))
            {
                return arguments[i][(OptionName.Length + 1)..];
            }
        }

        return null;
    }

    private static string? FirstSet(Func<string, string?> variable, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (variable(name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
