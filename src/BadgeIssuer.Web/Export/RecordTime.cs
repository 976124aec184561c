using System.Buffers.Text;
using System.Text.Json;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Export;

/// <summary>A clock that stands at the newest time of which a publication's records speak.</summary>
/// <remarks>
/// Files are read long after they were written. So they say how badges stand by the issuer's records of that time, and not
/// that anything was checked when they are looked at; and the same publication always gives the same files.
/// </remarks>
internal sealed class RecordTime(DateTimeOffset newest) : TimeProvider
{
    private static readonly string[] Happened = ["issued", "changed", "validFrom"];

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => newest;

    /// <summary>Reads when badges were issued and changed, when they ended, and when status lists were signed.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="now">The time: what ends later has not ended.</param>
    public static RecordTime Of(PublicationFolder publication, DateTimeOffset now)
    {
        var badges = publication.List("b", ".json").Select(File.ReadAllBytes)
            .SelectMany(json => Read(json, Happened)
                .Concat(Read(json, ["validUntil"]).Select(end => end.AddSeconds(1)).Where(ended => ended <= now)));
        var lists = publication.List("status", ".json").Select(File.ReadAllBytes)
            .Concat(publication.List("status", ".jwt").Select(ReadPayload))
            .SelectMany(json => Read(json, Happened));
        return new RecordTime(badges.Concat(lists).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max());
    }

    private static IEnumerable<DateTimeOffset> Read(byte[] json, string[] members)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var member in members)
        {
            if (document.RootElement.TryGetProperty(member, out var text)
                && text.ValueKind is JsonValueKind.String
                && text.TryGetDateTimeOffset(out var time))
            {
                yield return time;
            }
        }
    }

    private static byte[] ReadPayload(string file) => Base64Url.DecodeFromChars(File.ReadAllText(file).Split('.')[1]);
}
