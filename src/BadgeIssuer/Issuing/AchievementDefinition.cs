using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>One version of an achievement in the catalogue: what a badge of it says was done.</summary>
/// <remarks>A version that was approved is never changed: a change is a new version, and badges keep theirs.</remarks>
public sealed record AchievementDefinition
{
    /// <summary>The programme's code, e.g. <c>MDXQ2-T1-1</c>: the same in all versions.</summary>
    public required string Code { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The identifier of this version, e.g. <c>MDXQ2-T1-1-v1</c>; the last segment of its addresses.</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Code}-v{Version}");

    /// <summary>Whether badges of it may be issued.</summary>
    public required AchievementState State { get; init; }

    /// <summary>The programme's name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What the programme is.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What had to be done to complete it.</summary>
    public required LocalizedText Criteria { get; init; }

    /// <summary>
    /// The programme that it belongs to, as drawn on its picture, e.g. マナビDX Quest ケーススタディ教育プログラム; or
    /// <see langword="null"/>.
    /// </summary>
    public LocalizedText? Programme { get; init; }

    /// <summary>The tier (層) of the programme that it belongs to, from 1 to 9, where there are tiers.</summary>
    public int? Tier { get; init; }

    /// <summary>Other names by which a roster's cell as a whole may call it: theme names, former names.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Names that call it wherever they stand inside a longer cell, e.g. <c>パターン1</c>.</summary>
    public ImmutableArray<string> ContainedNames { get; init; } = [];

    /// <summary>The skills that it addresses, by <see cref="Skills.Skill.Id"/>: the primary ones first.</summary>
    public required ImmutableArray<string> Skills { get; init; }

    /// <summary>The first day on which it can be completed.</summary>
    public required DateOnly TermStart { get; init; }

    /// <summary>The last day on which it can be completed.</summary>
    public required DateOnly TermEnd { get; init; }

    /// <summary>How long a badge of it is valid, or <see langword="null"/> for ever.</summary>
    public AchievementValidity? Validity { get; init; }

    /// <summary>The picture's file name in <c>artwork/</c>, or <see langword="null"/> for one that is drawn.</summary>
    public string? Artwork { get; init; }

    /// <summary>Who approved this version, and when; <see langword="null"/> while it is a draft.</summary>
    public AchievementApproval? Approval { get; init; }
}

/// <summary>Whether badges of an achievement may be issued.</summary>
public enum AchievementState
{
    /// <summary>Not yet.</summary>
    Draft,

    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No longer; those issued stand.</summary>
    Retired,
}

/// <summary>The approval of an achievement's version.</summary>
/// <param name="By">Who approved.</param>
/// <param name="On">The day.</param>
/// <param name="Sha256">
/// The digest of what was approved (<see cref="Skills.ApprovedContent"/>); <see langword="null"/> where the approval was
/// written by hand and not by the command.
/// </param>
public sealed record AchievementApproval(string By, DateOnly On, string? Sha256);
