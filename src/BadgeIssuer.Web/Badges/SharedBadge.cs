using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Badges;

/// <summary>What a share page says of an award: <c>b/{id}.json</c>. Nothing in it is about a person.</summary>
public sealed record SharedBadge
{
    /// <summary>The award's id.</summary>
    public required CredentialId Id { get; init; }

    /// <summary>What was achieved.</summary>
    public required AchievementFacts Achievement { get; init; }

    /// <summary>The day of completion, by the calendar of the programme.</summary>
    public required DateOnly Awarded { get; init; }

    /// <summary>When the credential was issued.</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>Until when it holds, or <see langword="null"/> for no end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The formats in which it is published, by the names of the settings.</summary>
    public required ImmutableArray<string> Formats { get; init; }

    /// <summary>How it stands, by its issuer's word.</summary>
    public BadgeStanding Standing { get; init; }

    /// <summary>Since when it stands so, or <see langword="null"/> where nothing was ever changed.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>Why, where the issuer has published that.</summary>
    public string? Reason { get; init; }

    /// <summary>The badge that took its place.</summary>
    public CredentialId? SupersededBy { get; init; }

    /// <summary>Reads the facts of an award.</summary>
    /// <returns><see langword="null"/> where there is no such badge.</returns>
    internal static async ValueTask<SharedBadge?> FindAsync(
        PublicationFolder publication, string text, CancellationToken cancellationToken)
    {
        if (!CredentialId.TryParse(text, out var id)
            || await publication.ReadAsync(PublishedPaths.PageFacts(id), cancellationToken) is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var achievement = await AchievementFacts.FindAsync(
            publication, root.GetProperty("achievement").GetString()!, cancellationToken);

        return achievement is null
            ? null
            : new SharedBadge
            {
                Id = id,
                Achievement = achievement,
                Awarded = DateOnly.ParseExact(
                    root.GetProperty("awarded").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Issued = root.GetProperty("issued").GetDateTimeOffset(),
                ValidUntil = root.TryGetProperty("validUntil", out var end) && end.ValueKind is JsonValueKind.String
                    ? end.GetDateTimeOffset()
                    : null,
                Standing = root.TryGetProperty("standing", out var standing)
                    ? StandingWords.Find(standing.GetString())
                        ?? throw new InvalidDataException($"b/{id}.json names a standing that is not known.")
                    : BadgeStanding.Active,
                Changed = root.TryGetProperty("changed", out var changed) ? changed.GetDateTimeOffset() : null,
                Reason = PublishedText.ReadOptionalString(root, "reason"),
                SupersededBy = CredentialId.TryParse(PublishedText.ReadOptionalString(root, "supersededBy"), out var other)
                    ? other
                    : null,
                Formats = [.. root.GetProperty("formats").EnumerateArray().Select(format => format.GetString()!)],
            };
    }

    /// <summary>Whether an award was erased, so that its files are gone and not merely unknown.</summary>
    internal static async ValueTask<bool> IsErasedAsync(
        PublicationFolder publication, string id, CancellationToken cancellationToken) =>
        await FindAsync(publication, id, cancellationToken) is { Standing: BadgeStanding.Erased };
}
