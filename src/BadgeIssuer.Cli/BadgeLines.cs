using System.Globalization;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Cli;

/// <summary>An award in one line. Without name and address, so that a list can be passed on.</summary>
internal static class BadgeLines
{
    public static string Of(IssuedBadge badge, BadgeAddresses addresses) =>
        $"{badge.Id}  {badge.Completion.LearnerNumber,-13}  {badge.Completion.AchievementId,-15}  {Instant(badge)}  {StandingWords.Wire(badge.Standing),-10}  {addresses.SharePage(badge.Id)}";

    public static void Write(Utf8JsonWriter writer, IssuedBadge badge, BadgeAddresses addresses)
    {
        writer.WriteStartObject();
        WriteMembers(writer, badge, addresses);
        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, IssuedBadge badge, BadgeAddresses addresses)
    {
        writer.WriteString("id", badge.Id.ToString());
        writer.WriteString("learner", badge.Completion.LearnerNumber);
        writer.WriteString("achievement", badge.Completion.AchievementId);
        writer.WriteString("completed", Day(badge));
        writer.WriteString("issued", Instant(badge));
        writer.WriteString("validThrough", ValidThrough(badge));
        writer.WriteString("link", addresses.SharePage(badge.Id));
        writer.WriteString("batch", badge.Batch);
        writer.WriteString("operator", badge.Operator);
        writer.WriteString("status", StandingWords.Wire(badge.Standing));
    }

    public static string Day(IssuedBadge badge) =>
        badge.Completion.CompletedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? ValidThrough(IssuedBadge badge) =>
        badge.ValidThrough?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Instant(IssuedBadge badge) =>
        badge.IssuedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
