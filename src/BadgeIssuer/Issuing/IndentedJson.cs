using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BadgeIssuer.Issuing;

/// <summary>JSON files that people read too: indented, names and sentences as they are, a line feed at the end.</summary>
public static class IndentedJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a file.</summary>
    public static byte[] Write(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);

        using var file = new MemoryStream();
        using (var writer = new Utf8JsonWriter(file, Options))
        {
            json.WriteTo(writer);
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }
}
