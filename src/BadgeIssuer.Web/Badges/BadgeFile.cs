namespace BadgeIssuer.Web.Badges;

/// <summary>One file that a share page offers.</summary>
/// <param name="Path">Its path on the site.</param>
/// <param name="Label">What it is.</param>
internal sealed record BadgeFile(string Path, LocalizedText Label)
{
    // By the format in which a badge is published, in the order to show them.
    private static readonly (string Format, string Folder, string Extension, LocalizedText Label)[] All =
    [
        ("png", "/credentials", "png",
            new("バッジ画像（PNG、検証情報入り）", "Badge picture (PNG, with the badge in it)")),
        ("png", "/credentials", "svg",
            new("バッジ画像（SVG、検証情報入り）", "Badge picture (SVG, with the badge in it)")),
        ("data-integrity", "/credentials", "json",
            new("Open Badges 3.0 クレデンシャル（JSON）", "Open Badges 3.0 credential (JSON)")),
        ("vc-jwt", "/credentials", "jwt",
            new("Open Badges 3.0 クレデンシャル（JWT）", "Open Badges 3.0 credential (JWT)")),
        ("ob2-hosted", "/ob2/assertions", "json",
            new("Open Badges 2.0 アサーション（JSON）", "Open Badges 2.0 assertion (JSON)")),
        ("ob2-jws", "/ob2/assertions", "jws",
            new("Open Badges 2.0 署名付きアサーション（JWS）", "Open Badges 2.0 signed assertion (JWS)")),
    ];

    /// <summary>The files of a badge, by the formats in which it is published.</summary>
    public static IEnumerable<BadgeFile> Of(SharedBadge badge) =>
        from file in All
        where badge.Formats.Contains(file.Format)
        select new BadgeFile($"{file.Folder}/{badge.Id}.{file.Extension}", file.Label);
}
