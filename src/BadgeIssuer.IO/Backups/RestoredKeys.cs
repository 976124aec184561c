using BadgeIssuer.Audit;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Backups;

/// <summary>The keys of a backup, brought together with those that are there: none is lost, and none gains trust back.</summary>
internal sealed class RestoredKeys(string here, string restored, TimeProvider time)
{
    /// <summary>
    /// Takes over every file that only stands here: sealed keys, and the passphrase in development. Of a key in both, the
    /// worse state counts.
    /// </summary>
    public void Merge()
    {
        if (!Directory.Exists(here))
        {
            return;
        }

        Directory.CreateDirectory(restored);
        foreach (var file in Directory.EnumerateFiles(here).Where(IsKept))
        {
            var copy = Path.Combine(restored, Path.GetFileName(file));
            if (!File.Exists(copy))
            {
                File.Copy(file, copy); // with its mode
            }
        }

        if (KeyRing.Open(here, time, out _) is not { } mine || KeyRing.Open(restored, time, out _) is not { } theirs)
        {
            return;
        }

        theirs.Change(entries =>
        [
            .. entries.Select(entry => mine.Find(entry.Kid) is { } other && other.State > entry.State ? other : entry),
            .. mine.Entries.Where(entry => theirs.Find(entry.Kid) is null),
        ]);
    }

    /// <summary>Applies what the audit log tells of keys after the backup.</summary>
    public void CatchUp(IEnumerable<AuditEntry> entries)
    {
        if (KeyRing.Open(restored, time, out _) is not { } ring)
        {
            return;
        }

        foreach (var note in entries.Select(entry => entry.Note))
        {
            if (note.Details.TryGetValue("key", out var kid) && ring.Find(kid) is { } entry)
            {
                ring.Change(all => [.. all.Select(each => each.Kid == kid ? Apply(entry, note) : each)]);
            }
        }
    }

    private static KeyRegisterEntry Apply(KeyRegisterEntry entry, AuditNote note) => note.Action switch
    {
        AuditActions.RetireKey when entry.State is KeyState.Active =>
            entry with { State = KeyState.Retired, ValidUntil = note.At },
        AuditActions.CompromiseKey => entry with
        {
            State = KeyState.Compromised,
            ValidUntil = entry.ValidUntil ?? note.At,
            CompromisedSince = note.Details.TryGetValue("since", out var text) && DateTimeStamp.TryParse(text, out var since)
                && !(entry.CompromisedSince < since)
                    ? since
                    : entry.CompromisedSince ?? entry.Created,
        },
        _ => entry,
    };

    private static bool IsKept(string file)
    {
        var name = Path.GetFileName(file);
        return !name.StartsWith(".lock", StringComparison.Ordinal)
            && !name.EndsWith(Publishing.FileBatch.TemporaryEnding, StringComparison.Ordinal);
    }
}
