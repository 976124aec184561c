using BadgeIssuer.Issuing;

namespace BadgeIssuer.Audit;

/// <summary>What a log proves to have been made before an instant.</summary>
/// <remarks>
/// An entry cannot be put in later without making all that follow it anew, so a badge whose bytes stand in an earlier one
/// was there then. Whether the log is whole must have been checked before: <see cref="AuditChain.Verify"/>.
/// </remarks>
public sealed class AuditProof
{
    private readonly Dictionary<CredentialId, HashSet<string>> _made = [];

    private AuditProof()
    {
    }

    /// <summary>Reads a log.</summary>
    /// <param name="lines">All lines of a log that is whole, in order.</param>
    /// <param name="before">The instant; what was entered then or later proves nothing, nor does what follows it.</param>
    public static AuditProof Read(IEnumerable<ReadOnlyMemory<byte>> lines, DateTimeOffset before)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var proof = new AuditProof();
        foreach (var line in lines)
        {
            if (!AuditChain.TryRead(line, out var entry) || entry.Note.At >= before)
            {
                break;
            }

            foreach (var badge in entry.Note.Badges.Where(badge => !badge.Sha256.IsEmpty))
            {
                if (!proof._made.TryGetValue(badge.Id, out var digests))
                {
                    proof._made.Add(badge.Id, digests = new HashSet<string>(StringComparer.Ordinal));
                }

                digests.UnionWith(badge.Sha256);
            }
        }

        return proof;
    }

    /// <summary>Whether all documents of a badge, as they stand in the store, were there before the instant.</summary>
    public bool Covers(IssuedBadge badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return _made.TryGetValue(badge.Id, out var digests) && AuditedBadge.DigestsOf(badge).All(digests.Contains);
    }
}
