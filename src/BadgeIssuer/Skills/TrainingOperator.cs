namespace BadgeIssuer.Skills;

/// <summary>A body that runs programmes and sends rosters: a training operator or a regional hub.</summary>
/// <param name="Code">Its code, as in reports.</param>
/// <param name="Tier">The tier (層) of the programmes that it runs, from 1 to 9.</param>
/// <param name="Name">Its name.</param>
public sealed record TrainingOperator(string Code, int Tier, LocalizedText Name);
