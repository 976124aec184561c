using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What one row says by itself, before it is held against the others.</summary>
internal sealed class RowReading(int line)
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    public int Line { get; } = line;

    /// <summary>What becomes of the row if no other row says otherwise.</summary>
    public Disposition Disposition { get; private set; } = Disposition.Accept;

    public RowPurpose Purpose { get; set; }

    public string? LearnerNumber { get; set; }

    public AchievementDefinition? Achievement { get; set; }

    public string? EmailAddress { get; set; }

    public Completion? Completion { get; set; }

    /// <summary>Everything in the row that a second row of the same award must repeat to be the same row.</summary>
    public string Values { get; set; } = "";

    /// <summary>Whether its form alone raises a question (hidden, struck through).</summary>
    public bool IsQuestionable { get; private set; }

    public ImmutableArray<Problem> Problems => _problems.ToImmutable();

    public void Add(Disposition consequence, Problem problem)
    {
        _problems.Add(problem);
        if (Weight(consequence) > Weight(Disposition))
        {
            Disposition = consequence;
        }
    }

    public void Question(Problem problem)
    {
        IsQuestionable = true;
        Add(Disposition.Hold, problem);
    }

    // What is wrong outweighs what is doubtful; a doubt outweighs "not completed", since the doubt may be about that.
    private static int Weight(Disposition disposition) => disposition switch
    {
        Disposition.Accept => 0,
        Disposition.AcceptWarn => 1,
        Disposition.NotEligible => 2,
        Disposition.Hold => 3,
        Disposition.Reject => 4,
        _ => 5,
    };
}

/// <summary>What a row asks for (区分).</summary>
internal enum RowPurpose
{
    /// <summary>新規, or nothing.</summary>
    New,

    /// <summary>訂正.</summary>
    Correction,

    /// <summary>取消.</summary>
    Cancellation,
}
