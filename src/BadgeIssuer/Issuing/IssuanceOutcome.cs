namespace BadgeIssuer.Issuing;

/// <summary>What issuing made of one physical line of a roster.</summary>
/// <param name="Judgement">
/// The line and what becomes of it; held instead of accepted where the store says that a person must decide.
/// </param>
/// <param name="Result">What happened.</param>
/// <param name="Id">The award, for <see cref="IssuanceResult.Issued"/> and <see cref="IssuanceResult.AlreadyIssued"/>.</param>
public sealed record IssuanceOutcome(RowJudgement Judgement, IssuanceResult Result, CredentialId? Id)
{
    /// <summary>The badge that issuing would supersede, where a line of a plan corrects one.</summary>
    public CredentialId? Corrects { get; init; }

    /// <summary>Whether issuing would make a badge of this line of a plan.</summary>
    public bool IsDue => Result is IssuanceResult.None && Judgement.Completion is not null;
}

/// <summary>What happened to a line. On the wire: snake case.</summary>
public enum IssuanceResult
{
    /// <summary>No badge: the line was not accepted, or this was a dry run.</summary>
    None,

    /// <summary>A badge was made.</summary>
    Issued,

    /// <summary>The completion had its badge already; nothing was made.</summary>
    AlreadyIssued,

    /// <summary>A badge was replaced by a corrected one.</summary>
    Corrected,
}
