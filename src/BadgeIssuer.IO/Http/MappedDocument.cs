using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace BadgeIssuer.IO.Http;

/// <summary>One entry of a map of documents.</summary>
/// <param name="Status">The status it answers with.</param>
/// <param name="MediaType">The media type, without parameters, in lower case.</param>
/// <param name="Location">Where a redirecting status leads.</param>
/// <param name="Body">The body, unless <paramref name="File"/> holds it.</param>
/// <param name="File">The full path of the file that holds the body.</param>
internal sealed record MappedDocument(
    int Status, string MediaType, string? Location, ReadOnlyMemory<byte> Body, string? File)
{
    /// <summary>Reads <c>{"status":…,"headers":{…},"json":…|"text":…|"base64":…|"file":…}</c>.</summary>
    public static bool TryRead(JsonElement entry, string folder, [NotNullWhen(true)] out MappedDocument? document)
    {
        document = null;

        if (entry.ValueKind is not JsonValueKind.Object || !TryReadStatus(entry, out var status))
        {
            return false;
        }

        string? contentType = null;
        string? location = null;
        if (entry.TryGetProperty("headers", out var headers))
        {
            if (headers.ValueKind is not JsonValueKind.Object)
            {
                return false;
            }

            foreach (var header in headers.EnumerateObject())
            {
                if (header.Value.ValueKind is not JsonValueKind.String)
                {
                    return false;
                }

                // Header names have no case.
                if (header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
                {
                    contentType = header.Value.GetString();
                }
                else if (header.Name.Equals("location", StringComparison.OrdinalIgnoreCase))
                {
                    location = header.Value.GetString();
                }
            }
        }

        if (!TryReadBody(entry, folder, out var body, out var file, out var usual))
        {
            return false;
        }

        var mediaType = (contentType ?? usual).Split(';', 2)[0].Trim().ToLowerInvariant();
        document = new MappedDocument(status, mediaType, location, body, file);
        return true;
    }

    private static bool TryReadStatus(JsonElement entry, out int status)
    {
        status = 200;
        return !entry.TryGetProperty("status", out var value)
            || (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out status) && status is >= 100 and <= 599);
    }

    private static bool TryReadBody(
        JsonElement entry, string folder, out ReadOnlyMemory<byte> body, out string? file, out string usual)
    {
        body = default;
        file = null;
        usual = string.Empty;

        if (entry.TryGetProperty("json", out var json))
        {
            usual = "application/json";
            body = Encoding.UTF8.GetBytes(json.GetRawText());
        }
        else if (entry.TryGetProperty("text", out var text))
        {
            usual = "text/plain";
            if (text.ValueKind is not JsonValueKind.String)
            {
                return false;
            }

            body = Encoding.UTF8.GetBytes(text.GetString()!);
        }
        else if (entry.TryGetProperty("base64", out var base64))
        {
            if (base64.ValueKind is not JsonValueKind.String || !base64.TryGetBytesFromBase64(out var bytes))
            {
                return false;
            }

            body = bytes;
        }
        else if (entry.TryGetProperty("file", out var path))
        {
            if (path.ValueKind is not JsonValueKind.String)
            {
                return false;
            }

            file = Path.GetFullPath(path.GetString()!, folder);
        }

        return true;
    }
}
