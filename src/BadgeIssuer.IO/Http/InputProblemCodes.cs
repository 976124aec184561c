namespace BadgeIssuer.IO.Http;

/// <summary>Why an input could not be read. None of them says anything about a badge.</summary>
public static class InputProblemCodes
{
    /// <summary>There is no such file.</summary>
    public const string NotFound = "input.not-found";

    /// <summary>The file is there, and cannot be read.</summary>
    public const string Unreadable = "input.unreadable";

    /// <summary>It is too large to be a badge. {0}: the limit in bytes.</summary>
    public const string TooLarge = "input.too-large";
}
