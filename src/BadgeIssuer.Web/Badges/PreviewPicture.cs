using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Badges;

/// <summary>The picture that other sites show beside a link to a badge.</summary>
/// <param name="Path">Its path on the site.</param>
/// <param name="File">Where it stands in the publication.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PreviewPicture(string Path, PublishedFile File, int Width, int Height)
{
    /// <summary>The wide picture drawn for the purpose, and the badge picture itself where none was drawn.</summary>
    internal static PreviewPicture Of(SharedBadge badge, PublicationFolder publication)
    {
        var image = PublishedPaths.AchievementImage(badge.Achievement.Id);
        var drawn = PublishedPaths.AchievementPreview(badge.Achievement.Id);
        return publication.Find(drawn) is not null
            ? new PreviewPicture($"/b/{badge.Id}/preview.png", drawn, 1200, 630)
            : new PreviewPicture($"/{image.Path}", image, 600, 600);
    }
}
