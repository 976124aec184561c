using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.IO.Keys;

/// <summary>Reads and writes <c>keys/register.json</c>.</summary>
internal static class KeyRegister
{
    private static readonly JsonMemberCodes Codes = new(
        KeysProblemCodes.RegisterUnreadable,
        KeysProblemCodes.UnknownMember,
        KeysProblemCodes.MissingMember,
        KeysProblemCodes.InvalidValue);

    public static ImmutableArray<KeyRegisterEntry> Read(ReadOnlyMemory<byte> utf8, ICollection<Problem> problems)
    {
        if (!StrictJson.TryParse(utf8, out var document, out var unreadable))
        {
            problems.Add(Problem.At("keys/register.json#", KeysProblemCodes.RegisterUnreadable, unreadable.Code));
            return [];
        }

        using (document)
        {
            var register = JsonMembers.Of(document.RootElement, "keys/register.json#", Codes, problems);
            var entries = ImmutableArray.CreateBuilder<KeyRegisterEntry>();
            foreach (var (item, pointer) in register.Items("keys"))
            {
                if (ReadEntry(item, JsonMembers.Of(item, pointer, Codes, problems)) is { } entry)
                {
                    entries.Add(entry);
                }
            }

            register.Finish();
            return entries.ToImmutable();
        }
    }

    public static byte[] Write(IEnumerable<KeyRegisterEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("keys"u8);
            foreach (var entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteString("kid"u8, entry.Kid);
                writer.WriteString("purpose"u8, KeyWords.Of(entry.Purpose));
                writer.WriteString("algorithm"u8, entry.Algorithm.Name);
                writer.WriteString("created"u8, DateTimeStamp.Format(entry.Created));
                writer.WriteString("validFrom"u8, DateTimeStamp.Format(entry.ValidFrom));
                if (entry.ValidUntil is { } end)
                {
                    writer.WriteString("validUntil"u8, DateTimeStamp.Format(end));
                }

                if (entry.CompromisedSince is { } since)
                {
                    writer.WriteString("compromisedSince"u8, DateTimeStamp.Format(since));
                }

                writer.WriteString("state"u8, KeyWords.Of(entry.State));
                writer.WritePropertyName("publicKey"u8);
                entry.PublicKey.WriteJwk(writer, kid: null, algorithm: null);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static KeyRegisterEntry? ReadEntry(JsonElement item, JsonMembers members)
    {
        JwsAlgorithm? algorithm = null;
        PublicKey? publicKey = null;
        var kid = members.Text("kid", IsKid, "a–z 0–9 - (1–64)");
        var purpose = members.Choice("purpose", KeyWords.Purposes, KeyPurpose.Badges);
        members.Text("algorithm", text => JwsAlgorithm.TryParse(text, out algorithm), "EdDSA | ES256 | RS256");
        var created = Instant(members, "created");
        var validFrom = Instant(members, "validFrom");
        var validUntil = members.Has("validUntil") ? Instant(members, "validUntil") : (DateTimeOffset?)null;
        var since = members.Has("compromisedSince") ? Instant(members, "compromisedSince") : (DateTimeOffset?)null;
        var state = members.Choice("state", KeyWords.States, KeyState.Compromised);
        if (!members.Has("publicKey")
            || !PublicKey.TryFromJwk(item.GetProperty("publicKey"), out publicKey, out _)
            || algorithm?.Fits(publicKey.Kind) is not true)
        {
            members.Refuse("publicKey", "JWK");
        }

        members.Finish();
        return algorithm is null || publicKey is null ? null : new KeyRegisterEntry
        {
            Kid = kid,
            Purpose = purpose,
            Algorithm = algorithm,
            Created = created,
            ValidFrom = validFrom,
            ValidUntil = validUntil,
            State = state,
            CompromisedSince = since,
            PublicKey = publicKey,
        };
    }

    /// <summary>Whether a text will do as identifier: it becomes a file's name and part of addresses.</summary>
    internal static bool IsKid(string text) =>
        text.Length is >= 1 and <= 64
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-');

    private static DateTimeOffset Instant(JsonMembers members, string name)
    {
        DateTimeOffset instant = default;
        members.Text(name, text => DateTimeStamp.TryParse(text, out instant), "yyyy-MM-ddTHH:mm:ssZ");
        return instant.ToUniversalTime();
    }
}
