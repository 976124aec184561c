using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace Json.More;

/// <summary>Writes members of an enumeration by the names that their descriptions give, several as an array.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class EnumStringConverter<T> : WeaklyTypedJsonConverter<T>
    where T : struct, Enum
{
    private static readonly (string Name, long Value)[] Members =
    [
        .. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (
            field.GetCustomAttribute<DescriptionAttribute>()?.Description ?? field.Name,
            Convert.ToInt64(field.GetRawConstantValue(), null))),
    ];

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            return (T)Enum.ToObject(typeof(T), ValueOf(reader.GetString()));
        }

        long value = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            value |= ValueOf(reader.GetString());
        }

        return (T)Enum.ToObject(typeof(T), value);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);

        var whole = Convert.ToInt64(value, null);
        var exact = Array.Find(Members, member => member.Value == whole);
        if (exact.Name is not null)
        {
            writer.WriteStringValue(exact.Name);
            return;
        }

        writer.WriteStartArray();
        foreach (var (name, bits) in Members)
        {
            if (bits != 0 && (whole & bits) == bits)
            {
                writer.WriteStringValue(name);
            }
        }

        writer.WriteEndArray();
    }

    private static long ValueOf(string? name) =>
        Array.Find(Members, member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found
            ? found.Value
            : throw new JsonException($"“{name}” is no {typeof(T).Name}.");
}
