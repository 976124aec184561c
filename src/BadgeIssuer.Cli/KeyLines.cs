using System.Globalization;
using System.Text.Json;
using BadgeIssuer.IO.Keys;

namespace BadgeIssuer.Cli;

/// <summary>A key in one line: what the register says of it, nothing secret.</summary>
internal static class KeyLines
{
    public static void Tell(Terminal terminal, KeyRegisterEntry entry)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("kid", entry.Kid);
            writer.WriteString("purpose", KeyWords.Of(entry.Purpose));
            writer.WriteString("algorithm", entry.Algorithm.Name);
            writer.WriteString("created", Text(entry.Created));
            writer.WriteString("validFrom", Text(entry.ValidFrom));
            WriteInstant(writer, "validUntil", entry.ValidUntil);
            writer.WriteString("state", KeyWords.Of(entry.State));
            WriteInstant(writer, "compromisedSince", entry.CompromisedSince);
            writer.WriteString("thumbprint", entry.PublicKey.Thumbprint);
            writer.WriteEndObject();
        });
        var end = entry.ValidUntil is { } until ? Text(until) : "";
        terminal.Say(
            $"{entry.Kid,-28} {KeyWords.Of(entry.Purpose),-12} {entry.Algorithm.Name,-6} {Text(entry.ValidFrom)} – {end,-20}  {Words(entry.State).In(terminal.Language)}");
    }

    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            writer.WriteString(name, Text(known));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static LocalizedText Words(KeyState state) => state switch
    {
        KeyState.Active => new("使用中", "active"),
        KeyState.Retired => new("引退（検証には有効）", "retired; what it signed still verifies"),
        KeyState.Compromised => new("漏えい（無効）", "compromised; nothing verifies by it"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
