namespace BadgeIssuer.Verification;

/// <summary>Whether two identifiers name the same thing.</summary>
/// <remarks>
/// Source: Open Badges 3.0, “Credential Equality and Comparison Algorithm”: compared after percent-decoding and without
/// white space round them.
/// </remarks>
internal static class BadgeIdentity
{
    /// <summary>Whether they do.</summary>
    public static bool Equals(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || string.Equals(Uri.UnescapeDataString(one).Trim(), Uri.UnescapeDataString(other).Trim(), StringComparison.Ordinal);
}
