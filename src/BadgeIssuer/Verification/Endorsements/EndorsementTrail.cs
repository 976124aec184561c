namespace BadgeIssuer.Verification.Endorsements;

/// <summary>How far the verification of endorsements has come within one badge.</summary>
/// <remarks>
/// Endorsers are profiles, and profiles may be endorsed. Each endorsement costs a signature and up to three documents,
/// and the signer of a badge may be anybody: so there is an end to their number and to their depth.
/// </remarks>
internal sealed class EndorsementTrail
{
    /// <summary>The most endorsements that are verified in one badge.</summary>
    public const int MaximumCount = 16;

    /// <summary>How deep an endorsement may stand: 1 is one of the badge's own.</summary>
    public const int MaximumDepth = 3;

    private readonly Progress _progress;

    /// <summary>The beginning: the badge itself.</summary>
    public EndorsementTrail()
        : this(0, new Progress())
    {
    }

    private EndorsementTrail(int depth, Progress progress) => (Depth, _progress) = (depth, progress);

    /// <summary>How deep the document stands that is examined; 0 for the badge.</summary>
    public int Depth { get; }

    /// <summary>The trail for what stands one level deeper.</summary>
    public EndorsementTrail Deeper() => new(Depth + 1, _progress);

    /// <summary>Takes one more endorsement; <see langword="false"/> if there is no room for it.</summary>
    public bool TryTake() => Depth < MaximumDepth && _progress.Count++ < MaximumCount;

    /// <summary>
    /// Whether an Open Badges 2.0 endorsement is met for the first time. Issuers that endorse each other lead in a circle.
    /// </summary>
    /// <remarks>Two are the same only where an address decides what they say: elsewhere a forged one could hide.</remarks>
    public bool IsNew(EndorsementPlace place) =>
        place.HostedAt is not { } address || _progress.Met.Add((address, place.Subjects.FirstOrDefault()));

    private sealed class Progress
    {
        public int Count { get; set; }

        public HashSet<(string Endorsement, string? Subject)> Met { get; } = [];
    }
}
