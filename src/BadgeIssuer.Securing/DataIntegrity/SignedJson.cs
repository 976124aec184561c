using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Makes the two documents that a proof is about, out of what was read, without touching any value.</summary>
/// <remarks>
/// Values are copied byte for byte. What comes out is parsed anew and strictly: a name that stands twice is refused here
/// whatever the caller's parser allowed, be it one that is left out.
/// </remarks>
internal static class SignedJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The unsecured document: without its proofs but those that the proof rests on.</summary>
    /// <param name="document">The document.</param>
    /// <param name="previous">The proofs that are put back, in their order.</param>
    /// <param name="context">What stands in the place of its <c>@context</c>, or null to keep it.</param>
    /// <exception cref="JsonException">The document repeats a name.</exception>
    /// <exception cref="InvalidOperationException">The document has a name that is no Unicode text.</exception>
    public static JsonDocument Unsecured(
        JsonElement document, ReadOnlySpan<JsonElement> previous = default, JsonElement? context = null)
    {
        var output = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(document).Length + 64);
        var isFirst = true;
        var isLeftOut = false;
        foreach (var member in document.EnumerateObject())
        {
            if (member.NameEquals("proof"u8))
            {
                LeaveOut(ref isLeftOut);
            }
            else
            {
                var value = context is { } other && member.NameEquals("@context"u8) ? other : member.Value;
                WriteMember(output, JsonMarshal.GetRawUtf8PropertyName(member), value, ref isFirst);
            }
        }

        if (previous.Length > 0)
        {
            WriteName(output, "proof"u8, ref isFirst);
            for (var i = 0; i < previous.Length; i++)
            {
                output.Write(i is 0 ? "["u8 : ","u8);
                output.Write(JsonMarshal.GetRawUtf8Value(previous[i]));
            }

            output.Write("]"u8);
        }

        return Finish(output, isFirst);
    }

    /// <summary>The proof configuration: the proof without its value, in the contexts of the document.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="context">The contexts that it is read in; null to leave the proof's own, if it has any.</param>
    /// <exception cref="JsonException">The proof repeats a name.</exception>
    /// <exception cref="InvalidOperationException">The proof has a name that is no Unicode text.</exception>
    public static JsonDocument Configuration(JsonElement proof, JsonElement? context)
    {
        var output = new ArrayBufferWriter<byte>(512);
        var isFirst = true;
        if (context is { } contexts)
        {
            WriteMember(output, "@context"u8, contexts, ref isFirst);
        }

        var isValueLeftOut = false;
        var isContextLeftOut = false;
        foreach (var member in proof.EnumerateObject())
        {
            if (member.NameEquals("proofValue"u8))
            {
                LeaveOut(ref isValueLeftOut);
            }
            else if (context is not null && member.NameEquals("@context"u8))
            {
                LeaveOut(ref isContextLeftOut);
            }
            else
            {
                WriteMember(output, JsonMarshal.GetRawUtf8PropertyName(member), member.Value, ref isFirst);
            }
        }

        return Finish(output, isFirst);
    }

    // The parser below does not see these.
    private static void LeaveOut(ref bool isLeftOut)
    {
        if (isLeftOut)
        {
            throw new JsonException("A member stands twice.");
        }

        isLeftOut = true;
    }

    private static void WriteMember(
        ArrayBufferWriter<byte> output, ReadOnlySpan<byte> name, JsonElement value, ref bool isFirst)
    {
        WriteName(output, name, ref isFirst);
        output.Write(JsonMarshal.GetRawUtf8Value(value));
    }

    private static void WriteName(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> name, ref bool isFirst)
    {
        output.Write(isFirst ? "{\""u8 : ",\""u8);
        output.Write(name);
        output.Write("\":"u8);
        isFirst = false;
    }

    private static JsonDocument Finish(ArrayBufferWriter<byte> output, bool isEmpty)
    {
        output.Write(isEmpty ? "{}"u8 : "}"u8);
        return JsonDocument.Parse(output.WrittenMemory, Strict);
    }
}
