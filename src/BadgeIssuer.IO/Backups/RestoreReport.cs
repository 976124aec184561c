using BadgeIssuer.IO.Stores;

namespace BadgeIssuer.IO.Backups;

/// <summary>What a restore came to.</summary>
/// <param name="Backup">The backup; <see langword="null"/> where a restore that had been interrupted was finished.</param>
/// <param name="CaughtUp">What was taken over from the audit log after the backup; nothing where it did not go on.</param>
/// <param name="Before">The folder with what was there before; <see langword="null"/> where nothing was.</param>
public sealed record RestoreReport(BackupManifest? Backup, CaughtUp CaughtUp, string? Before);
