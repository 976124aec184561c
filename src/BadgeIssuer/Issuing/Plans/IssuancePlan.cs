using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Plans;

/// <summary>What is to be issued from one roster: what a second person approves, and what issuing then does, exactly.</summary>
/// <remarks>
/// It names everything that decides about rows and badges by its digest, so that a change of any of it is noticed before
/// anything is signed. All digests are SHA-256 in lower-case hexadecimal. It holds no data of learners.
/// </remarks>
public sealed record IssuancePlan
{
    /// <summary>Its name, e.g. <c>20241220-k3v7qa</c>: later the batch that its badges are delivered by.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, in UTC, whole seconds.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it, as the command was told.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The login name under which it was made.</summary>
    public required string Login { get; init; }

    /// <summary>The day as of which rows were judged, in the programme's time zone.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The roster.</summary>
    public required PlannedFile Roster { get; init; }

    /// <summary>The saved mapping that the roster was read with, or <see langword="null"/>.</summary>
    public PlannedFile? Mapping { get; init; }

    /// <summary>The <see cref="AchievementDefinition.Id"/> of every row; <see langword="null"/> if each row names its own.</summary>
    public string? Achievement { get; init; }

    /// <summary>The <see cref="Skills.TrainingOperator.Code"/> of who sent the roster; <see langword="null"/> if nobody said.</summary>
    public string? Operator { get; init; }

    /// <summary>The <see cref="AchievementDefinition.Id"/>s of which badges were due or there already, in order.</summary>
    public required ImmutableSortedSet<string> Achievements { get; init; }

    /// <summary>The digest of these achievements, with the skills that they address and their artwork.</summary>
    public required string CatalogueSha256 { get; init; }

    /// <summary>The digest of the settings that influence rows and badges.</summary>
    public required string SettingsSha256 { get; init; }

    /// <summary>The digest of what becomes of every line: see <see cref="JudgementDigest"/>.</summary>
    public required string JudgementsSha256 { get; init; }

    /// <summary>How many lines came to what, by the word on the wire; those of none are left out.</summary>
    public required ImmutableSortedDictionary<string, int> Lines { get; init; }

    /// <summary>How many badges were due when the plan was made, corrections included.</summary>
    public required int Due { get; init; }

    /// <summary>The badges that lines of the roster correct, in the order of the lines. Issuing corrects no other.</summary>
    public required ImmutableArray<PlannedCorrection> Corrections { get; init; }
}

/// <summary>A file that a plan was made from, as it lies in the plan's folder.</summary>
/// <param name="Name">What it was called where it came from.</param>
/// <param name="Copy">What it is called in the plan's folder.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record PlannedFile(string Name, string Copy, string Sha256);

/// <summary>A badge that a line corrects.</summary>
/// <param name="Line">The line.</param>
/// <param name="Badge">The badge that is superseded.</param>
public sealed record PlannedCorrection(int Line, CredentialId Badge);
