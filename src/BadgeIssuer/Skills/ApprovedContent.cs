using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Skills;

/// <summary>What an approval of an achievement's version is of: its file without <c>state</c> and <c>approval</c>.</summary>
/// <remarks>So retiring a version changes nothing of what was approved, and every edit of it shows.</remarks>
public static class ApprovedContent
{
    /// <summary>The SHA-256 over the JCS form of the content; <see langword="null"/> if the file has none.</summary>
    /// <param name="achievement">The file.</param>
    public static string? Sha256(JsonElement achievement)
    {
        if (achievement.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var content = JsonObject.Create(achievement)!;
        content.Remove("state");
        content.Remove("approval");
        return CanonicalHash.Find(content);
    }
}
