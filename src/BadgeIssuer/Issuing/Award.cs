namespace BadgeIssuer.Issuing;

/// <summary>Everything that the documents of one award are composed from. Nothing is added to it later.</summary>
public sealed record Award
{
    /// <summary>The award's identifier.</summary>
    public required CredentialId Id { get; init; }

    /// <summary>The subject's identifier in Open Badges 3.0, of this award alone.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Who completed what, when.</summary>
    public required Completion Completion { get; init; }

    /// <summary>The achievement, in the version that was completed.</summary>
    public required AchievementDefinition Achievement { get; init; }

    /// <summary>Its place in the status lists.</summary>
    public required StatusPlace Status { get; init; }

    /// <summary>The last day on which it is valid, in the programme's time zone; <see langword="null"/> if it does not end.</summary>
    public DateOnly? ValidThrough { get; init; }

    /// <summary>When this edition of it is issued, in UTC, whole seconds.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The salt of the mail address's hash.</summary>
    public required string EmailSalt { get; init; }

    /// <summary>The salt of the name's hash.</summary>
    public required string NameSalt { get; init; }
}
