namespace BadgeIssuer.IO.Checkups;

/// <summary>What only looking at a workspace as a whole finds wrong.</summary>
public static class CheckupProblemCodes
{
    /// <summary>A key's state is not what the audit log tells of it last. Arguments: the key; its state; what the log tells.</summary>
    public const string KeyHistory = "doctor.key-history";

    /// <summary>A badge of the store is not in the audit log as it stands there. Arguments: the badge.</summary>
    public const string NotInLog = "doctor.not-in-log";

    /// <summary>A badge of the audit log is not in the store. Arguments: the badge.</summary>
    public const string NotInStore = "doctor.not-in-store";

    /// <summary>Published files are missing or outdated. Arguments: how many; the first of them.</summary>
    public const string PublicationDiffers = "doctor.publication-differs";

    /// <summary>Files of interrupted runs lie in the publication. Arguments: how many; the first of them.</summary>
    public const string Leftovers = "doctor.leftovers";

    /// <summary>There are no fonts to draw with. Arguments: the folder.</summary>
    public const string NoFonts = "doctor.no-fonts";

    /// <summary>The disk is nearly full. Arguments: the free megabytes; how many there should be.</summary>
    public const string DiskFull = "doctor.disk-full";
}
