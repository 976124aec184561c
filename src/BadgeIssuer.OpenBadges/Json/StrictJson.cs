using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace BadgeIssuer.OpenBadges;

/// <summary>Reads a stranger's JSON, and refuses whatever two readers could understand differently.</summary>
/// <remarks>
/// <para>Refused, not repaired: invalid UTF-8, a byte order mark, the same name twice in an object (also when one of
/// them is escaped), anything after the value, half of a surrogate pair in a string or a name, numbers that no
/// double can hold, comments, trailing commas, nesting beyond <see cref="MaximumDepth"/>.</para>
/// <para>After success every string of the document can be read, and every number is finite.</para>
/// <para>Source: RFC 8259; RFC 7493 (I-JSON) §2.</para>
/// </remarks>
public static class StrictJson
{
    /// <summary>The size limit where the caller names none: 10 MiB.</summary>
    public const int DefaultMaximumBytes = 10 * 1024 * 1024;

    /// <summary>The deepest nesting of objects and arrays; a value at the root is at depth 0.</summary>
    public const int MaximumDepth = 64;

    private static readonly JsonDocumentOptions DocumentOptions = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaximumDepth,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one JSON value of at most <see cref="DefaultMaximumBytes"/>.</summary>
    /// <inheritdoc cref="TryParse(ReadOnlyMemory{byte}, int, out JsonDocument?, out Problem?)"/>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out Problem? problem) =>
        TryParse(utf8, DefaultMaximumBytes, out document, out problem);

    /// <summary>Reads one JSON value.</summary>
    /// <param name="utf8">The bytes. The document refers to them: they must not change while it is in use.</param>
    /// <param name="maximumBytes">The most bytes to read; more are refused unread.</param>
    /// <param name="document">The document, if this returns <see langword="true"/>. The caller disposes it.</param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: one of <see cref="JsonProblemCodes"/>.
    /// </param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        int maximumBytes,
        [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out Problem? problem)
    {
        document = null;
        problem = CheckBytes(utf8.Span, maximumBytes) ?? CheckTokens(utf8.Span);
        if (problem is not null)
        {
            return false;
        }

        try
        {
            document = JsonDocument.Parse(utf8, DocumentOptions);
            return true;
        }
        catch (JsonException)
        {
            // The tokens were all in order, so that the one thing left to object to is a repeated name.
            problem = Problem.Of(JsonProblemCodes.DuplicateName);
            return false;
        }
    }

    private static Problem? CheckBytes(ReadOnlySpan<byte> utf8, int maximumBytes)
    {
        if (utf8.Length > maximumBytes)
        {
            return Problem.Of(JsonProblemCodes.TooLarge, Text(utf8.Length), Text(maximumBytes));
        }

        if (utf8.StartsWith(ByteOrderMark))
        {
            return Problem.Of(JsonProblemCodes.ByteOrderMark);
        }

        return Utf8.IsValid(utf8) ? null : Problem.Of(JsonProblemCodes.NotUtf8, Text(FirstInvalidByte(utf8)));
    }

    private static Problem? CheckTokens(ReadOnlySpan<byte> utf8)
    {
        // One more than the limit, so that going beyond it is told from being malformed.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaximumDepth + 1 });
        try
        {
            do
            {
                if (!reader.Read())
                {
                    return Problem.Of(JsonProblemCodes.Malformed, "1", "1");
                }

                if (CheckToken(ref reader) is { } problem)
                {
                    return problem;
                }
            }
            while (reader.CurrentDepth > 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray);
        }
        catch (JsonException exception)
        {
            return Problem.Of(
                JsonProblemCodes.Malformed,
                Text((exception.LineNumber ?? 0) + 1),
                Text((exception.BytePositionInLine ?? 0) + 1));
        }

        var rest = utf8[(int)reader.BytesConsumed..];
        var trailing = rest.IndexOfAnyExcept(" \t\r\n"u8);
        return trailing < 0 ? null : Problem.Of(JsonProblemCodes.TrailingData, Text(reader.BytesConsumed + trailing));
    }

    private static Problem? CheckToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= MaximumDepth:
                return Problem.Of(JsonProblemCodes.TooDeep, Text(MaximumDepth));

            case JsonTokenType.PropertyName or JsonTokenType.String
                when reader.ValueIsEscaped && HasLoneSurrogate(reader.ValueSpan):
                return Problem.Of(JsonProblemCodes.LoneSurrogate, Text(reader.TokenStartIndex));

            case JsonTokenType.Number when !double.IsFinite(reader.GetDouble()):
                return Problem.Of(JsonProblemCodes.NumberNotFinite, Text(reader.TokenStartIndex));

            default:
                return null;
        }
    }

    // The reader has already checked that every backslash begins a whole escape.
    private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        var expectsLow = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                if (expectsLow)
                {
                    return true;
                }

                continue;
            }

            i++;
            if (escaped[i] != 'u')
            {
                if (expectsLow)
                {
                    return true;
                }

                continue;
            }

            var unit = ushort.Parse(escaped.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            i += 4;
            if (char.IsLowSurrogate((char)unit) != expectsLow)
            {
                return true;
            }

            expectsLow = char.IsHighSurrogate((char)unit);
        }

        return expectsLow;
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (offset < utf8.Length
            && System.Text.Rune.DecodeFromUtf8(utf8[offset..], out _, out var consumed) is System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
