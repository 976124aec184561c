namespace BadgeIssuer.Lifecycle;

/// <summary>How an award stands, on the wire and for people.</summary>
public static class StandingWords
{
    /// <summary>The word in JSON.</summary>
    public static string Wire(BadgeStanding standing) => standing switch
    {
        BadgeStanding.Active => "active",
        BadgeStanding.Suspended => "suspended",
        BadgeStanding.Revoked => "revoked",
        BadgeStanding.Superseded => "superseded",
        BadgeStanding.Erased => "erased",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>The standing of a word in JSON, or <see langword="null"/> for any other text.</summary>
    public static BadgeStanding? Find(string? wire) =>
        Enum.GetValues<BadgeStanding>().Where(standing => Wire(standing) == wire).Cast<BadgeStanding?>().FirstOrDefault();

    /// <summary>The word for people.</summary>
    public static LocalizedText Of(BadgeStanding standing) => standing switch
    {
        BadgeStanding.Active => new("有効", "active"),
        BadgeStanding.Suspended => new("一時停止", "suspended"),
        BadgeStanding.Revoked => new("失効", "revoked"),
        BadgeStanding.Superseded => new("訂正済み", "superseded"),
        BadgeStanding.Erased => new("消去済み", "erased"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
