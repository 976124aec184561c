namespace BadgeIssuer.IO.Backups;

/// <summary>What can be wrong with a backup, or keep one from being restored.</summary>
public static class BackupProblemCodes
{
    /// <summary>The archive cannot be written. Arguments: the file.</summary>
    public const string CannotWrite = "backup.cannot-write";

    /// <summary>The file is no backup, or is damaged. Arguments: the file; what in it.</summary>
    public const string Damaged = "backup.damaged";

    /// <summary>A file of the backup is not as it was when it was backed up. Arguments: the file in the archive.</summary>
    public const string FileChanged = "backup.file-changed";

    /// <summary>
    /// The folder holds a workspace already. Arguments: the folder; the entries of its audit log; those of the backup's.
    /// </summary>
    public const string WorkspaceThere = "restore.workspace-there";

    /// <summary>
    /// The audit log goes on after the backup, and what it tells of would be lost. Arguments: the entries of the log; those
    /// of the backup; the badges that were issued in between.
    /// </summary>
    public const string LogNewer = "restore.log-newer";

    /// <summary>The audit log is not whole, or not that of the backup. Arguments: the number of the entry; what is wrong.</summary>
    public const string LogUnusable = "restore.log-unusable";

    /// <summary>A restore was interrupted when everything was ready. Arguments: the folder.</summary>
    public const string Unfinished = "restore.unfinished";

    /// <summary>A file of the workspace cannot be written or moved. Arguments: the folder.</summary>
    public const string CannotRestore = "restore.cannot-write";
}
