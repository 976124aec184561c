using System.Text.Json;
using Json.More;

namespace Json.Pointer;

/// <summary>Writes pointers as text.</summary>
public sealed class JsonPointerJsonConverter : WeaklyTypedJsonConverter<JsonPointer>
{
    /// <inheritdoc/>
    public override JsonPointer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonPointer.TryParse(reader.GetString(), out var pointer)
            ? pointer
            : throw new JsonException("This is no JSON Pointer.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonPointer value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
