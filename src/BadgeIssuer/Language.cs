namespace BadgeIssuer;

/// <summary>The languages in which the product speaks to people.</summary>
public enum Language
{
    /// <summary>Japanese, <c>ja</c>.</summary>
    Japanese,

    /// <summary>English, <c>en</c>.</summary>
    English,
}
