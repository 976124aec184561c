using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Json.More;

/// <summary>Reads and writes values by the options at hand, as JsonSchema.Net's converters do.</summary>
public static class JsonSerializerOptionsExtensions
{
    /// <summary>Reads a value.</summary>
    public static T? Read<T>(this JsonSerializerOptions options, ref Utf8JsonReader reader, JsonTypeInfo<T>? typeInfo) =>
        JsonSerializer.Deserialize(ref reader, typeInfo ?? (JsonTypeInfo<T>)Of(options, typeof(T)));

    /// <summary>Writes a value.</summary>
    public static void Write<T>(
        this JsonSerializerOptions options, Utf8JsonWriter writer, T value, JsonTypeInfo<T>? typeInfo) =>
        JsonSerializer.Serialize(writer, value, typeInfo ?? (JsonTypeInfo<T>)Of(options, typeof(T)));

    /// <summary>Writes a value of a type that is known when it is written.</summary>
    public static void Write(this JsonSerializerOptions options, Utf8JsonWriter writer, object? value, Type inputType) =>
        JsonSerializer.Serialize(writer, value, Of(options, inputType));

    /// <summary>Writes values as an array.</summary>
    public static void WriteList<T>(
        this JsonSerializerOptions options, Utf8JsonWriter writer, IEnumerable<T> values, JsonTypeInfo<T>? typeInfo)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(values);

        writer.WriteStartArray();
        foreach (var value in values)
        {
            options.Write(writer, value, typeInfo);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes values as an object.</summary>
    public static void WriteDictionary<T>(
        this JsonSerializerOptions options,
        Utf8JsonWriter writer,
        IEnumerable<KeyValuePair<string, T>> values,
        JsonTypeInfo<T>? typeInfo)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(values);

        writer.WriteStartObject();
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            options.Write(writer, value, typeInfo);
        }

        writer.WriteEndObject();
    }

    // What the options know of a type; a native program cannot reflect on it.
    private static JsonTypeInfo Of(JsonSerializerOptions options, Type type)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.GetTypeInfo(type);
    }
}
