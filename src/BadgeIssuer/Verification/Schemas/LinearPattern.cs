using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>The keyword <c>pattern</c>, matched in time linear in the text.</summary>
/// <remarks>A pattern that cannot be matched so is refused, and the schema with it.</remarks>
internal sealed class LinearPattern : IKeywordHandler
{
    private const int LongestPattern = 1024;

    public static LinearPattern Instance { get; } = new();

    public string Name => "pattern";

    public object? ValidateKeywordValue(JsonElement value) =>
        value.Text() is { Length: <= LongestPattern } pattern
            ? new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
            : throw new JsonSchemaException("A pattern is a text of bounded length.");

    public void BuildSubschemas(KeywordData keyword, BuildContext context)
    {
    }

    public KeywordEvaluation Evaluate(KeywordData keyword, EvaluationContext context)
    {
        var isValid = context.Instance.Text() is not { } text || ((Regex)keyword.Value!).IsMatch(text);
        return new KeywordEvaluation { Keyword = Name, IsValid = isValid, Error = isValid ? null : "pattern" };
    }
}
