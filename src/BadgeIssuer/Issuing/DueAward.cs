namespace BadgeIssuer.Issuing;

/// <summary>A badge that is to be made.</summary>
/// <param name="Completion">The completion.</param>
/// <param name="Achievement">The achievement, in the version that was completed.</param>
/// <param name="Supersedes">The badge that it corrects, or <see langword="null"/>.</param>
public sealed record DueAward(Completion Completion, AchievementDefinition Achievement, CredentialId? Supersedes = null);
