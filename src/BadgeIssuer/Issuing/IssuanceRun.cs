using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Audit;

namespace BadgeIssuer.Issuing;

/// <summary>What the badges of one run have in common, and what the audit log says of it.</summary>
/// <param name="Batch">The run's short name, by which its badges are delivered.</param>
/// <param name="By">Which member of the staff issues.</param>
/// <param name="Details">What else the log is to say: digests of the roster and of the plan.</param>
public sealed record IssuanceRun(string Batch, string By, ImmutableSortedDictionary<string, string> Details)
{
    /// <summary>The <see cref="Skills.TrainingOperator.Code"/> of who sent the roster; <see langword="null"/> if nobody said.</summary>
    public string? Operator { get; init; }

    /// <summary>
    /// The badges that lines may correct, by line, as a plan names them; <see langword="null"/> where nobody planned, and
    /// a line may correct whatever badge it finds.
    /// </summary>
    public ImmutableDictionary<int, CredentialId>? Corrections { get; init; }

    /// <summary>A run of which there is nothing more to say.</summary>
    public IssuanceRun(string batch, string by)
        : this(batch, by, AuditNote.NoDetails)
    {
    }

    /// <summary>Begins a run with a name of its own: the day, and six random characters.</summary>
    /// <param name="ids">Where the characters come from.</param>
    /// <param name="today">The day, in the programme's time zone.</param>
    /// <param name="by">Which member of the staff issues.</param>
    public static IssuanceRun Begin(ICredentialIdSource ids, DateOnly today, string by)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new IssuanceRun(
            string.Create(CultureInfo.InvariantCulture, $"{today:yyyyMMdd}-{ids.NextHolderToken()[..6]}"), by);
    }

    /// <summary>What the log is to say of an effect of this run.</summary>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="at">When.</param>
    internal AuditNote Note(string action, DateTimeOffset at) => new()
    {
        At = at,
        By = By,
        Action = action,
        Details = Details.SetItem("batch", Batch),
    };
}
