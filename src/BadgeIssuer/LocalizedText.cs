namespace BadgeIssuer;

/// <summary>One text in both languages.</summary>
/// <param name="Japanese">The Japanese text.</param>
/// <param name="English">The English text.</param>
public sealed record LocalizedText(string Japanese, string English)
{
    /// <summary>The text in <paramref name="language"/>.</summary>
    public string In(Language language) => language is Language.Japanese ? Japanese : English;
}
