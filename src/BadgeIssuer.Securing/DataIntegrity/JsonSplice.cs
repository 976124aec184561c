using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Puts text into a JSON object, and leaves every other byte as it is.</summary>
internal static class JsonSplice
{
    /// <summary>Adds the context for proofs after the others, if the document has contexts and none for proofs.</summary>
    /// <returns>The document itself if nothing is to be added.</returns>
    public static ReadOnlyMemory<byte> InjectContext(ReadOnlyMemory<byte> document, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object
            || !root.TryGetProperty("@context"u8, out var contexts)
            || !ProofContexts.LackProofs(contexts))
        {
            return document;
        }

        return contexts.ValueKind is JsonValueKind.Array
            ? AppendItem(document, contexts, Encoding.UTF8.GetBytes($"\"{ProofContexts.Injected}\""))
            : Wrap(document, contexts, Encoding.UTF8.GetBytes($"\"{ProofContexts.Injected}\""));
    }

    /// <summary>Adds a proof: to those that are there, or as the last member.</summary>
    public static byte[] AppendProof(ReadOnlyMemory<byte> document, JsonElement root, ReadOnlySpan<byte> proof)
    {
        if (root.TryGetProperty("proof"u8, out var proofs))
        {
            return proofs.ValueKind is JsonValueKind.Array
                ? AppendItem(document, proofs, proof)
                : Wrap(document, proofs, proof);
        }

        var text = document.Span;
        var end = BeforeBlanks(text, text.LastIndexOf((byte)'}'));
        return Insert(text, end, text[end - 1] == (byte)'{' ? "\"proof\":["u8 : ",\"proof\":["u8, proof, "]"u8);
    }

    /// <summary>A proof: its configuration as it was written, and its value as the last member.</summary>
    public static byte[] WithValue(ReadOnlySpan<byte> configuration, string value)
    {
        var name = ",\"proofValue\":\""u8;
        var proof = new byte[configuration.Length + name.Length + value.Length + 1];
        var appender = new SpanAppender(proof);
        appender.Append(configuration[..^1], name);
        appender.Append(value);
        appender.Append("\"}"u8);
        return proof;
    }

    /// <summary>Puts contexts before the members of an object that has some, and no contexts.</summary>
    public static byte[] WithContext(ReadOnlySpan<byte> text, JsonElement contexts) =>
        [.. "{\"@context\":"u8, .. JsonMarshal.GetRawUtf8Value(contexts), .. ","u8, .. text[1..]];

    private static byte[] AppendItem(ReadOnlyMemory<byte> document, JsonElement array, ReadOnlySpan<byte> item)
    {
        var text = document.Span;
        var raw = RangeOf(text, array);
        var end = BeforeBlanks(text, raw.End.Value - 1);
        return Insert(text, end, array.GetArrayLength() is 0 ? default : ","u8, item, default);
    }

    private static byte[] Wrap(ReadOnlyMemory<byte> document, JsonElement value, ReadOnlySpan<byte> item)
    {
        var text = document.Span;
        var raw = RangeOf(text, value);
        return [.. text[..raw.Start], .. "["u8, .. text[raw], .. ","u8, .. item, .. "]"u8, .. text[raw.End..]];
    }

    // Optimised: a collection expression of so many pieces is made in a list first, byte by byte.
    private static byte[] Insert(
        ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> before, ReadOnlySpan<byte> item, ReadOnlySpan<byte> after)
    {
        var longer = GC.AllocateUninitializedArray<byte>(text.Length + before.Length + item.Length + after.Length);
        var appender = new SpanAppender(longer);
        appender.Append(text[..at], before, item);
        appender.Append(after, text[at..]);
        return longer;
    }

    // A parsed document reads the very memory that it was parsed from.
    private static Range RangeOf(ReadOnlySpan<byte> text, JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return text.Overlaps(raw, out var offset)
            ? offset..(offset + raw.Length)
            : throw new ArgumentException("The value is not of this document.", nameof(value));
    }

    private static int BeforeBlanks(ReadOnlySpan<byte> text, int end) => text[..end].TrimEnd(" \t\r\n"u8).Length;
}
