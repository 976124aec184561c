namespace BadgeIssuer.Issuing;

/// <summary>One learner's completion of one achievement, read out of a roster and found good.</summary>
/// <param name="LearnerNumber">The learner's number, trimmed and narrowed.</param>
/// <param name="Name">The learner's name, code point by code point as in the roster, trimmed.</param>
/// <param name="EmailAddress">The learner's mail address, trimmed, narrowed and in lower case.</param>
/// <param name="AchievementId">The <see cref="AchievementDefinition.Id"/> of the approved version.</param>
/// <param name="CompletedOn">The day of completion, in the programme's time zone.</param>
public sealed record Completion(
    string LearnerNumber, string Name, string EmailAddress, string AchievementId, DateOnly CompletedOn);
