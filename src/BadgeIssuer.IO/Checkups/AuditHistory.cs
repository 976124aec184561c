using BadgeIssuer.Audit;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Checkups;

/// <summary>What an audit log tells of badges and keys, to be compared with what there is.</summary>
internal sealed class AuditHistory
{
    private readonly Dictionary<CredentialId, AuditedBadge> _badges = [];
    private readonly Dictionary<string, KeyState> _keys = new(StringComparer.Ordinal);

    /// <summary>Reads a log that is whole.</summary>
    public static AuditHistory Read(IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        var history = new AuditHistory();
        foreach (var line in lines)
        {
            if (AuditChain.TryRead(line, out var entry))
            {
                history.Add(entry.Note);
            }
        }

        return history;
    }

    /// <summary>Badges that are in one of the two and not in the other, or not with the same bytes or the same place.</summary>
    public IEnumerable<Problem> Compare(IEnumerable<IssuedBadge> badges)
    {
        var missing = _badges.Keys.ToHashSet();
        foreach (var badge in badges)
        {
            missing.Remove(badge.Id);

            // What was erased, or lost in a restore, has no documents any more.
            if (!_badges.TryGetValue(badge.Id, out var made)
                || made.Place != badge.Status
                || !AuditedBadge.DigestsOf(badge).All(made.Sha256.Contains))
            {
                yield return Problem.Of(CheckupProblemCodes.NotInLog, badge.Id.ToString());
            }
        }

        foreach (var id in missing)
        {
            yield return Problem.Of(CheckupProblemCodes.NotInStore, id.ToString());
        }
    }

    /// <summary>Keys whose state is not what the log tells of them last.</summary>
    public IEnumerable<Problem> Compare(KeyRing ring) => ring.Entries
        .Where(entry => _keys.TryGetValue(entry.Kid, out var told) && told != entry.State)
        .Select(entry => Problem.Of(
            CheckupProblemCodes.KeyHistory, entry.Kid, KeyWords.Of(entry.State), KeyWords.Of(_keys[entry.Kid])));

    private void Add(AuditNote note)
    {
        foreach (var badge in note.Badges.Where(badge => !badge.Sha256.IsEmpty))
        {
            _badges[badge.Id] = _badges.TryGetValue(badge.Id, out var made) ? made with { Sha256 = [.. made.Sha256, .. badge.Sha256] } : badge;
        }

        if (!note.Details.TryGetValue("key", out var kid))
        {
            return;
        }

        KeyState? state = note.Action switch
        {
            AuditActions.CreateKey => KeyState.Active,
            AuditActions.RetireKey => KeyState.Retired,
            AuditActions.CompromiseKey => KeyState.Compromised,
            _ => null,
        };
        if (state is { } told)
        {
            _keys[kid] = told;
        }
    }
}
