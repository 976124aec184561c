namespace BadgeIssuer.Issuing;

/// <summary>What a learner can get one badge for: the same learner and the same achievement, in any version.</summary>
/// <param name="LearnerNumber">The learner's number.</param>
/// <param name="AchievementCode">The achievement's code, without version.</param>
public readonly record struct CompletionKey(string LearnerNumber, string AchievementCode);
