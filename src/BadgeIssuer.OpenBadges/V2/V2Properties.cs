using System.Text.Json;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>What stands in more than one document.</summary>
internal static class V2Properties
{
    public static void WriteHead(Utf8JsonWriter writer, string id, string type)
    {
        writer.WriteString("@context"u8, ContextIris.OpenBadgesV2);
        writer.WriteString("id"u8, id);
        writer.WriteString("type"u8, type);
    }

    public static void Write(Utf8JsonWriter writer, VerificationObject verification)
    {
        writer.WriteString("type"u8, verification.Type);
        writer.WriteOptional("creator"u8, verification.Creator);
        writer.WriteStrings("startsWith"u8, verification.StartsWith);
        writer.WriteStrings("allowedOrigins"u8, verification.AllowedOrigins);
    }
}
