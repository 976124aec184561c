namespace BadgeIssuer.IO.Checkups;

/// <summary>How a part of a workspace is.</summary>
public enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Something should be mended; work can go on meanwhile.</summary>
    Poor,

    /// <summary>Nothing should be issued before it is mended.</summary>
    Bad,
}
