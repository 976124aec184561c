using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges;

/// <summary>Writes documents as bytes: UTF-8, no indentation, properties in the order they are given.</summary>
/// <remarks>An absent value is a property that is not written: never null, never an empty array.</remarks>
internal static class JsonDocuments
{
    // Japanese stands as it is and not as \uXXXX: a third of the bytes, and readable. None of these documents is
    // ever put into HTML unescaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object, whose properties <paramref name="writeProperties"/> adds.</summary>
    public static byte[] WriteObject<T>(T value, Action<Utf8JsonWriter, T> writeProperties)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writeProperties(writer, value);
            writer.WriteEndObject();
        }

        ThrowIfSomethingWasLost(buffer.WrittenSpan);
        return buffer.WrittenSpan.ToArray();
    }

    // The writer puts U+FFFD where a text has half of a surrogate pair. Nobody wants to have signed that.
    private static void ThrowIfSomethingWasLost(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\uFFFD"u8) >= 0 || json.IndexOf("\\uFFFD"u8) >= 0)
        {
            throw new ArgumentException("A text has half of a surrogate pair, or U+FFFD, which stands for a lost character.");
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            writer.WriteString(name, DateTimeStamp.Format(instant));
        }
    }

    public static void WriteObject<T>(
        this Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, Action<Utf8JsonWriter, T> writeProperties)
        where T : class
    {
        if (value is not null)
        {
            writer.WriteStartObject(name);
            writeProperties(writer, value);
            writer.WriteEndObject();
        }
    }

    public static void WriteObjects<T>(
        this Utf8JsonWriter writer,
        ReadOnlySpan<byte> name,
        ImmutableArray<T> values,
        Action<Utf8JsonWriter, T> writeProperties)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            writeProperties(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteStrings(
        this Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes <c>"type": ["…"]</c>, the form that both published JSON Schemas accept.</summary>
    public static void WriteTypes(this Utf8JsonWriter writer, params ReadOnlySpan<string> types)
    {
        writer.WriteStartArray("type"u8);
        foreach (var type in types)
        {
            writer.WriteStringValue(type);
        }

        writer.WriteEndArray();
    }
}
