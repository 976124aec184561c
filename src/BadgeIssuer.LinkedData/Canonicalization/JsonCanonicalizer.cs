using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>The JSON Canonicalization Scheme.</summary>
/// <remarks>Source: RFC 8785.</remarks>
public static class JsonCanonicalizer
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    /// <summary>Writes the canonical form in UTF-8.</summary>
    /// <param name="value">Any JSON value.</param>
    /// <param name="utf8">The text, if this returns true.</param>
    /// <returns>
    /// False if it has no canonical form, not being I-JSON: a name occurs twice in an object, a string has an unpaired
    /// surrogate or is not UTF-8, a number is too large for a double; or
    /// if it is nested more deeply than the stack is.
    /// </returns>
    public static bool TryCanonicalize(JsonElement value, [NotNullWhen(true)] out byte[]? utf8)
    {
        var output = new ArrayBufferWriter<byte>(256);
        utf8 = TryWrite(value, output) ? output.WrittenSpan.ToArray() : null;
        return utf8 is not null;
    }

    /// <summary>Whether two values are the same: whether they have the same canonical form.</summary>
    /// <remarks>
    /// The framework's own comparison throws at a number with an exponent of ten digits, although its value may be 0.
    /// </remarks>
    /// <param name="one">Any JSON value.</param>
    /// <param name="other">Any JSON value.</param>
    /// <returns>Values without a canonical form are the same only if they are written alike.</returns>
    public static bool AreSame(JsonElement one, JsonElement other) =>
        TryCanonicalize(one, out var first) && TryCanonicalize(other, out var second)
            ? first.AsSpan().SequenceEqual(second)
            : JsonMarshal.GetRawUtf8Value(one).SequenceEqual(JsonMarshal.GetRawUtf8Value(other));

    private static bool TryWrite(JsonElement value, ArrayBufferWriter<byte> output)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return TryWriteObject(value, output);

            case JsonValueKind.Array:
                return TryWriteArray(value, output);

            case JsonValueKind.String:
                return TryGetString(value, out var text) && WriteString(text, output);

            case JsonValueKind.Number:
                return TryWriteNumber(value, output);

            case JsonValueKind.True:
                output.Write("true"u8);
                return true;

            case JsonValueKind.False:
                output.Write("false"u8);
                return true;

            default:
                output.Write("null"u8);
                return true;
        }
    }

    // §3.2.3: names in the order of their UTF-16 units, which is ordinal order here.
    private static bool TryWriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        var entries = new List<(string Name, JsonElement Value)>();
        foreach (var entry in value.EnumerateObject())
        {
            if (!TryGetName(entry, out var name))
            {
                return false;
            }

            entries.Add((name, entry.Value));
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        output.Write("{"u8);
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0)
            {
                if (entries[i].Name == entries[i - 1].Name)
                {
                    return false;
                }

                output.Write(","u8);
            }

            WriteString(entries[i].Name, output);
            output.Write(":"u8);
            if (!TryWrite(entries[i].Value, output))
            {
                return false;
            }
        }

        output.Write("}"u8);
        return true;
    }

    private static bool TryWriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst)
            {
                output.Write(","u8);
            }

            isFirst = false;
            if (!TryWrite(item, output))
            {
                return false;
            }
        }

        output.Write("]"u8);
        return true;
    }

    private static bool TryWriteNumber(JsonElement value, ArrayBufferWriter<byte> output)
    {
        if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return false;
        }

        output.Write(Encoding.ASCII.GetBytes(EcmaScriptNumber.Format(number)));
        return true;
    }

    // §3.2.2.2
    private static bool WriteString(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (true)
        {
            var plain = text.IndexOfAny(Escaped);
            var run = plain < 0 ? text : text[..plain];
            Utf8.FromUtf16(run, output.GetSpan((run.Length * 3) + 1), out _, out var written);
            output.Advance(written);
            if (plain < 0)
            {
                output.Write("\""u8);
                return true;
            }

            var code = text[plain];
            var letter = code switch
            {
                '\b' => 'b', '\t' => 't', '\n' => 'n', '\f' => 'f', '\r' => 'r', '"' => '"', '\\' => '\\',
                _ => '\0',
            };
            if (letter == '\0')
            {
                output.Write("\\u00"u8);
                output.Write([(byte)(code >> 4 == 0 ? '0' : '1'), "0123456789abcdef"u8[code & 15]]);
            }
            else
            {
                output.Write([(byte)'\\', (byte)letter]);
            }

            text = text[(plain + 1)..];
        }
    }

    // System.Text.Json finds out about unpaired surrogates and invalid UTF-8 only here, and says so by throwing.
    private static bool TryGetString(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.GetString();
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static bool TryGetName(JsonProperty entry, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = entry.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = null;
            return false;
        }
    }
}
