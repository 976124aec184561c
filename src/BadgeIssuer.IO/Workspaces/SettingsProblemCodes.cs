using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>What can be wrong with a workspace and its settings.</summary>
public static class SettingsProblemCodes
{
    /// <summary>The folder holds no <c>badges.json</c>. Arguments: the file.</summary>
    public const string NoWorkspace = "settings.no-workspace";

    /// <summary>The folder to make a workspace in is not empty. Arguments: the folder.</summary>
    public const string FolderNotEmpty = "settings.folder-not-empty";

    /// <summary>The file is no JSON, or not UTF-8.</summary>
    public const string Unreadable = "settings.unreadable";

    /// <summary>A setting that does not exist.</summary>
    public const string UnknownMember = "settings.unknown-member";

    /// <summary>A setting that must be there.</summary>
    public const string MissingMember = "settings.missing-member";

    /// <summary>A value that will not do.</summary>
    public const string InvalidValue = "settings.invalid-value";

    /// <summary>An environment variable holds a value that will not do. Arguments: the variable; what is expected.</summary>
    public const string EnvironmentValue = "settings.environment-value";

    /// <summary>The only format is the picture, which then carries nothing.</summary>
    public const string NothingToBake = "settings.nothing-to-bake";

    /// <summary>No format is chosen.</summary>
    public const string NoFormat = "settings.no-format";

    /// <summary>Production asks for https. Arguments: the base URL.</summary>
    public const string ProductionHttps = "settings.production-https";

    /// <summary>Production asks for a host under an official domain. Arguments: the host; the domains.</summary>
    public const string ProductionDomain = "settings.production-domain";

    /// <summary>Production refuses development keys. Arguments: the key.</summary>
    public const string ProductionDevelopmentKey = "settings.production-development-key";

    /// <summary>Production refuses a passphrase file inside the workspace.</summary>
    public const string ProductionPassphraseFile = "settings.production-passphrase-file";

    /// <summary>The catalogue names artwork that is not there. Arguments: the file.</summary>
    public const string NoArtwork = "settings.no-artwork";

    internal static JsonMemberCodes Members { get; } =
        new(Unreadable, UnknownMember, MissingMember, InvalidValue);
}
