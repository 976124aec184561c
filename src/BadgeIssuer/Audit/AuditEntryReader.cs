using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Audit;

/// <summary>Reads an entry out of its JSON; whether its hash is right is not asked.</summary>
internal static class AuditEntryReader
{
    public static bool TryRead(JsonElement line, [NotNullWhen(true)] out AuditEntry? entry)
    {
        entry = null;
        if (line.ValueKind is not JsonValueKind.Object
            || Text(line, "at") is not { } at || !DateTimeStamp.TryParse(at, out var instant)
            || Text(line, "by") is not { } by
            || Text(line, "action") is not { } action
            || Text(line, "previous") is not { } previous
            || Text(line, "hash") is not { } hash
            || !line.TryGetProperty("number", out var number) || !number.TryGetInt64(out var position) || position < 1
            || !TryReadBadges(line, out var badges)
            || !TryReadDetails(line, out var details))
        {
            return false;
        }

        var note = new AuditNote { At = instant, By = by, Action = action, Badges = badges, Details = details };
        entry = new AuditEntry(position, note, previous, hash);
        return true;
    }

    private static bool TryReadBadges(JsonElement line, out ImmutableArray<AuditedBadge> badges)
    {
        badges = [];
        if (!line.TryGetProperty("badges", out var array))
        {
            return true;
        }

        if (array.ValueKind is not JsonValueKind.Array)
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<AuditedBadge>(array.GetArrayLength());
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind is not JsonValueKind.Object
                || !CredentialId.TryParse(Text(element, "id"), out var id)
                || !TryReadDigests(element, out var digests))
            {
                return false;
            }

            StatusPlace? place = Number(element, "list") is { } list && Number(element, "index") is { } index
                ? new StatusPlace(list, index)
                : null;
            read.Add(new AuditedBadge(id)
            {
                Achievement = Text(element, "achievement"),
                Sha256 = digests,
                Place = place,
            });
        }

        badges = read.ToImmutable();
        return true;
    }

    private static bool TryReadDigests(JsonElement badge, out ImmutableArray<string> digests)
    {
        digests = [];
        if (!badge.TryGetProperty("sha256", out var array))
        {
            return true;
        }

        if (array.ValueKind is not JsonValueKind.Array
            || array.EnumerateArray().Any(digest => digest.ValueKind is not JsonValueKind.String))
        {
            return false;
        }

        digests = [.. array.EnumerateArray().Select(digest => digest.GetString()!)];
        return true;
    }

    private static bool TryReadDetails(JsonElement line, out ImmutableSortedDictionary<string, string> details)
    {
        details = AuditNote.NoDetails;
        if (!line.TryGetProperty("details", out var members))
        {
            return true;
        }

        if (members.ValueKind is not JsonValueKind.Object
            || members.EnumerateObject().Any(member => member.Value.ValueKind is not JsonValueKind.String))
        {
            return false;
        }

        details = details.SetItems(members.EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!)));
        return true;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;
}
