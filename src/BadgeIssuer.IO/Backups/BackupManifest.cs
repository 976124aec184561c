using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Audit;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Backups;

/// <summary>What a backup says of itself: <c>manifest.json</c>, the last file of the archive.</summary>
/// <param name="Made">When it was made, in UTC.</param>
/// <param name="Head">The end of the audit log in it.</param>
/// <param name="Files">Every other file of the archive, in order.</param>
public sealed record BackupManifest(DateTimeOffset Made, AuditHead Head, ImmutableArray<BackupManifest.Entry> Files)
{
    internal const string Name = "manifest.json";
    private const int Version = 1;
    private const int MaximumFiles = 100_000;

    /// <summary>A file.</summary>
    /// <param name="Path">Its path in the workspace, with slashes.</param>
    /// <param name="Length">Its length in bytes.</param>
    /// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
    public sealed record Entry(string Path, long Length, string Sha256);

    internal byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version"u8, Version);
            writer.WriteString("made"u8, DateTimeStamp.Format(Made));
            writer.WriteStartObject("audit"u8);
            writer.WriteNumber("number"u8, Head.Number);
            writer.WriteString("hash"u8, Head.Hash);
            writer.WriteEndObject();
            writer.WriteStartArray("files"u8);
            foreach (var file in Files)
            {
                writer.WriteStartObject();
                writer.WriteString("path"u8, file.Path);
                writer.WriteNumber("length"u8, file.Length);
                writer.WriteString("sha256"u8, file.Sha256);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    internal static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out BackupManifest? manifest)
    {
        manifest = null;
        if (!StrictJson.TryParse(utf8, out var document, out _))
        {
            return false;
        }

        using (document)
        {
            try
            {
                var root = document.RootElement;
                var audit = root.GetProperty("audit");
                var files = root.GetProperty("files");
                if (root.GetProperty("version").GetInt32() != Version
                    || files.GetArrayLength() > MaximumFiles
                    || !DateTimeStamp.TryParse(root.GetProperty("made").GetString()!, out var made))
                {
                    return false;
                }

                var read = new BackupManifest(
                    made,
                    new AuditHead(audit.GetProperty("number").GetInt64(), audit.GetProperty("hash").GetString()!),
                    [
                        .. files.EnumerateArray().Select(file => new Entry(
                            file.GetProperty("path").GetString()!,
                            file.GetProperty("length").GetInt64(),
                            file.GetProperty("sha256").GetString()!)),
                    ]);
                manifest = read.Files.All(file => file.Length >= 0 && BackupContents.Holds(file.Path))
                    && read.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count() == read.Files.Length
                        ? read
                        : null;
                return manifest is not null;
            }
            catch (Exception malformed) when (malformed is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                return false;
            }
        }
    }
}
