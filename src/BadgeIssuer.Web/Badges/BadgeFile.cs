namespace BadgeIssuer.Web.Badges;

/// <summary>One file that a share page offers.</summary>
/// <param name="Path">Its path on the site.</param>
/// <param name="Label">What it is.</param>
internal sealed record BadgeFile(string Path, LocalizedText Label)
{
    /// <summary>The files of a badge, by the formats in which it is published.</summary>
    public static IEnumerable<BadgeFile> Of(SharedBadge badge) => badge.Formats.Select(format => format switch
    {
        "png" => new BadgeFile(
            $"/credentials/{badge.Id}.png",
            new("バッジ画像（PNG、検証情報入り）", "Badge picture (PNG, with the badge in it)")),
        "data-integrity" => new BadgeFile(
            $"/credentials/{badge.Id}.json",
            new("Open Badges 3.0 クレデンシャル（JSON）", "Open Badges 3.0 credential (JSON)")),
        "vc-jwt" => new BadgeFile(
            $"/credentials/{badge.Id}.jwt",
            new("Open Badges 3.0 クレデンシャル（JWT）", "Open Badges 3.0 credential (JWT)")),
        "ob2-hosted" => new BadgeFile(
            $"/ob2/assertions/{badge.Id}.json",
            new("Open Badges 2.0 アサーション（JSON）", "Open Badges 2.0 assertion (JSON)")),
        "ob2-jws" => new BadgeFile(
            $"/ob2/assertions/{badge.Id}.jws",
            new("Open Badges 2.0 署名付きアサーション（JWS）", "Open Badges 2.0 signed assertion (JWS)")),
        _ => null,
    }).OfType<BadgeFile>().OrderByDescending(file => file.Path.EndsWith(".png", StringComparison.Ordinal));
}
