namespace BadgeIssuer.IO.Keys;

/// <summary>The words for purposes and states of keys, in the register and on the command line.</summary>
public static class KeyWords
{
    /// <summary>The purposes with their words.</summary>
    public static IReadOnlyList<(string Word, KeyPurpose Purpose)> Purposes { get; } =
        [("badges", KeyPurpose.Badges), ("status-lists", KeyPurpose.StatusLists)];

    /// <summary>The states with their words.</summary>
    public static IReadOnlyList<(string Word, KeyState State)> States { get; } =
        [("active", KeyState.Active), ("retired", KeyState.Retired), ("compromised", KeyState.Compromised)];

    /// <summary>The word of a purpose.</summary>
    public static string Of(KeyPurpose purpose) => Purposes.First(pair => pair.Purpose == purpose).Word;

    /// <summary>The word of a state.</summary>
    public static string Of(KeyState state) => States.First(pair => pair.State == state).Word;
}
