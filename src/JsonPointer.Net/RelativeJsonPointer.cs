using System.Diagnostics.CodeAnalysis;

namespace Json.Pointer;

/// <summary>A relative JSON Pointer, as far as JsonSchema.Net asks: whether a text is one.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them.")]
public readonly struct RelativeJsonPointer
{
    /// <summary>
    /// Reads one: how many levels up, perhaps how many places on, and then a JSON Pointer or <c>#</c>.
    /// Source: draft-bhutton-relative-json-pointer-00 §3.
    /// </summary>
    public static bool TryParse(string? source, out RelativeJsonPointer pointer)
    {
        pointer = default;
        var rest = source.AsSpan();
        if (!TryTakeNumber(ref rest))
        {
            return false;
        }

        if (rest is ['+' or '-', ..])
        {
            rest = rest[1..];
            if (!TryTakeNumber(ref rest))
            {
                return false;
            }
        }

        return rest is "#" || (rest is not ['#', ..] && JsonPointer.TryParse(rest.ToString(), out _));
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        var isNumber = length == 1 || (length > 1 && rest[0] != '0');
        rest = rest[length..];
        return isNumber;
    }
}
