using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace BadgeIssuer.Securing.Jose;

/// <summary>Puts back into a credential what the older JWT form allows to stand in the claims alone.</summary>
/// <remarks>Source: VC Data Model 1.1 §6.3.1, “JWT Decoding”.</remarks>
internal static class ClaimRestoration
{
    /// <summary>The credential with the members that it lacks and the claims have.</summary>
    /// <param name="payload">The claims.</param>
    /// <param name="vc">The credential: an object.</param>
    public static JsonElement Restore(JsonElement payload, JsonElement vc)
    {
        var lacksSubjectId = payload.Text("sub"u8) is not null
            && vc.TryGetProperty("credentialSubject"u8, out var subject)
            && subject.ValueKind is JsonValueKind.Object
            && !subject.Has("id"u8);
        if (vc.Has("id"u8) && vc.Has("issuer"u8) && HasBeginning(vc) && HasEnd(payload, vc) && !lacksSubjectId)
        {
            return vc;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in vc.EnumerateObject())
            {
                if (lacksSubjectId && member.NameEquals("credentialSubject"u8))
                {
                    WriteSubject(writer, payload, member.Value);
                }
                else
                {
                    member.WriteTo(writer);
                }
            }

            WriteText(writer, payload, vc, "jti", "id");
            WriteText(writer, payload, vc, "iss", "issuer");
            if (!HasBeginning(vc))
            {
                WriteTime(writer, payload, "nbf", "issuanceDate");
            }

            if (!HasEnd(payload, vc))
            {
                WriteTime(writer, payload, "exp", "expirationDate");
            }

            writer.WriteEndObject();
        }

        using var restored = JsonDocument.Parse(buffer.WrittenMemory);
        return restored.RootElement.Clone();
    }

    private static bool HasBeginning(JsonElement vc) => vc.Has("issuanceDate"u8) || vc.Has("validFrom"u8);

    private static bool HasEnd(JsonElement payload, JsonElement vc) =>
        !payload.Has("exp"u8) || vc.Has("expirationDate"u8) || vc.Has("validUntil"u8);

    private static void WriteSubject(Utf8JsonWriter writer, JsonElement payload, JsonElement subject)
    {
        writer.WriteStartObject("credentialSubject"u8);
        writer.WriteString("id"u8, payload.Text("sub"u8));
        foreach (var member in subject.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, JsonElement payload, JsonElement vc, string claim, string member)
    {
        if (!vc.TryGetProperty(member, out _)
            && payload.TryGetProperty(claim, out var element)
            && element.Text() is { } text)
        {
            writer.WriteString(member, text);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, JsonElement payload, string claim, string member)
    {
        if (payload.TryGetProperty(claim, out var element) && VcJwt.TryReadTime(element, out var seconds))
        {
            var instant = DateTimeOffset.FromUnixTimeSeconds(seconds);
            writer.WriteString(member, instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
    }
}
