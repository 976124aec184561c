using System.Text.Json;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Cli;

/// <summary>How many lines of a roster came to what: <c>summary</c> of <c>badges issue --json</c>.</summary>
/// <remarks>A heading counts nowhere; every other line counts in <see cref="Rows"/> and in at most one more.</remarks>
internal sealed class IssuanceTally
{
    public int Rows { get; private set; }

    public int Issued { get; private set; }

    public int AlreadyIssued { get; private set; }

    public int Corrected { get; private set; }

    public int Rejected { get; private set; }

    public int Held { get; private set; }

    public int NotEligible { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>Whether a person has work to do.</summary>
    public bool SomeRefused => Rejected + Held > 0;

    public void Add(IssuanceOutcome outcome)
    {
        if (outcome.Judgement.Disposition is Disposition.Header)
        {
            return;
        }

        Rows++;
        switch (outcome)
        {
            case { Result: IssuanceResult.Issued }:
                Issued++;
                break;
            case { Result: IssuanceResult.AlreadyIssued }:
                AlreadyIssued++;
                break;
            case { Result: IssuanceResult.Corrected }:
                Corrected++;
                break;
            case { Judgement.Disposition: Disposition.Reject }:
                Rejected++;
                break;
            case { Judgement.Disposition: Disposition.Hold }:
                Held++;
                break;
            case { Judgement.Disposition: Disposition.NotEligible }:
                NotEligible++;
                break;
            case { Judgement.Disposition: Disposition.Skip }:
                Skipped++;
                break;
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("rows", Rows);
        writer.WriteNumber("issued", Issued);
        writer.WriteNumber("already_issued", AlreadyIssued);
        writer.WriteNumber("corrected", Corrected);
        writer.WriteNumber("rejected", Rejected);
        writer.WriteNumber("held", Held);
        writer.WriteNumber("not_eligible", NotEligible);
        writer.WriteNumber("skipped", Skipped);
        writer.WriteEndObject();
    }

    public LocalizedText Sentence() => new(
        $"{Rows} 行：発行 {Issued}、発行済み {AlreadyIssued}、差し戻し {Rejected}、保留 {Held}、対象外 {NotEligible}、読み飛ばし {Skipped}",
        $"{Rows} rows: {Issued} issued, {AlreadyIssued} had their badge, {Rejected} rejected, {Held} on hold, {NotEligible} not eligible, {Skipped} skipped");
}
