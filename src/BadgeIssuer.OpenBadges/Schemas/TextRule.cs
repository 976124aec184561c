using System.Text;

namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>What a text must look like to be of a type.</summary>
/// <param name="TypeName">The type, as the specification calls it.</param>
/// <param name="IsSatisfiedBy">Judges the text's UTF-8 bytes; <see langword="null"/> accepts every text.</param>
internal sealed record TextRule(string TypeName, Func<ReadOnlySpan<byte>, bool>? IsSatisfiedBy)
{
    private static readonly Dictionary<string, TextRule> ByName = new TextRule[]
    {
        new("String", null),
        new("Markdown", null),
        new("IRI", static text => !text.IsEmpty),
        new("IdentityHash", static text => !text.IsEmpty),
        new("Context", static text => !text.IsEmpty),
        new("URI", TextForms.IsUri),
        new("URL", TextForms.IsUri),
        new("NonDataURI", static text => TextForms.IsUri(text) && !TextForms.IsDataUri(text)),
        new("DateTimeZ", TextForms.IsDateTimeZ),
        new("DateTime", TextForms.IsDateTime),
        new("Date", TextForms.IsDate),
        new("Iso8601", TextForms.IsIso8601),
        new("EmailAddress", TextForms.IsEmailAddress),
        new("E164", TextForms.IsTelephone),
        new("CountryCode", TextForms.IsCountryCode),
        new("LanguageCode", TextForms.IsLanguageCode),
        new("LanguageTag", TextForms.IsLanguageTag),
        new("CompactJws", TextForms.IsCompactJws),
    }.ToDictionary(rule => rule.TypeName, StringComparer.Ordinal);

    /// <summary>The rule for a type of the tables, or <see langword="null"/> if the type is no text.</summary>
    public static TextRule? Find(string typeName) => ByName.GetValueOrDefault(typeName);

    /// <summary>The rule for a list of terms; one that ends with <c>:</c> admits whatever begins so.</summary>
    public static TextRule OneOf(string typeName, IEnumerable<string> terms, IEnumerable<string> prefixes)
    {
        byte[][] allowed = [.. terms.Select(Encoding.UTF8.GetBytes)];
        byte[][] beginnings = [.. prefixes.Select(Encoding.UTF8.GetBytes)];
        return new TextRule(typeName, text => TextForms.IsTerm(text, allowed, beginnings)) { IsEnumeration = true };
    }

    /// <summary>Whether the type is a list of terms.</summary>
    public bool IsEnumeration { get; private init; }
}
