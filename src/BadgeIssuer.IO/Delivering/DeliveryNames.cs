using System.Globalization;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Delivering;

/// <summary>File names of a delivery: no person's name, and nothing that Windows takes amiss.</summary>
/// <remarks>
/// Windows refuses <c>&lt; &gt; : " / \ | ? *</c>, control characters, a dot or space at the end and names such as CON, and
/// older programs paths of more than 260 characters. So a name is made of letters, digits, hyphens and underlines only,
/// and a learner number that is anything else gives way to the badge's position in the list.
/// </remarks>
internal static class DeliveryNames
{
    private const int MostOfNumber = 40;

    /// <summary>The name of a badge's files, without ending: number, achievement, id.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="position">Its position in the delivery, from 1.</param>
    public static string Of(IssuedBadge badge, int position)
    {
        var number = badge.Completion.LearnerNumber;
        var first = number.Length is > 0 and <= MostOfNumber && number.All(IsSafe)
            ? number
            : position.ToString("00000", CultureInfo.InvariantCulture);
        return $"{first}_{badge.Completion.AchievementId}_{badge.Id}";
    }

    private static bool IsSafe(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
