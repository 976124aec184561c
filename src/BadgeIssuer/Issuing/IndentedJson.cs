using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BadgeIssuer.Issuing;

/// <summary>JSON files that people read too: indented, names and sentences as they are, a line feed at the end.</summary>
public static class IndentedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a file.</summary>
    public static byte[] Write(JsonObject json) => [.. JsonSerializer.SerializeToUtf8Bytes(json, Options), (byte)'\n'];
}
