namespace BadgeIssuer.IO.Delivering;

/// <summary>What can go wrong when badges are handed over for distribution.</summary>
public static class DeliveryProblemCodes
{
    /// <summary>The folder is there already. Arguments: the folder.</summary>
    public const string FolderExists = "delivery.folder-exists";

    /// <summary>No badge that holds was asked for. Arguments: what was asked for.</summary>
    public const string Nothing = "delivery.nothing";

    /// <summary>No font has a glyph for part of a name. Arguments: the badge, the code points.</summary>
    public const string MissingGlyphs = "delivery.missing-glyphs";

    /// <summary>A name is too long for its place. Arguments: the badge.</summary>
    public const string NameTooLong = "delivery.name-too-long";

    /// <summary>Another text of a certificate is too long. Arguments: the achievement, which text.</summary>
    public const string TextTooLong = "delivery.text-too-long";

    /// <summary>A badge's achievement is not in the catalogue any more. Arguments: the badge, the achievement.</summary>
    public const string NoAchievement = "delivery.no-achievement";

    /// <summary>The folder cannot be written. Arguments: the folder.</summary>
    public const string CannotWrite = "delivery.cannot-write";
}
