using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>Everything a verification established. Immutable.</summary>
/// <remarks>
/// What describes the badge (<see cref="Issuer"/>, <see cref="Achievement"/>, dates) is set as soon as it could be
/// read, whatever the verdict: who shows it must show the verdict first.
/// </remarks>
public sealed record VerificationReport
{
    /// <summary>How the caller named the input: a file's name, a URL, <c>-</c>.</summary>
    public required string Input { get; init; }

    /// <summary>What the bytes were recognised as.</summary>
    public required PresentedFormat Format { get; init; }

    /// <summary>The version of Open Badges, or <see langword="null"/> where no badge could be read.</summary>
    public OpenBadgesVersion? Version { get; init; }

    /// <summary>The instant at which validity was judged, in UTC.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>One result for each <see cref="CheckId"/>, in declaration order: checks not run too.</summary>
    public required ImmutableArray<CheckResult> Checks { get; init; }

    /// <summary>The identifier of the badge, as it states it.</summary>
    public string? BadgeId { get; init; }

    /// <summary>Who the badge says has issued it.</summary>
    public ReportedIssuer? Issuer { get; init; }

    /// <summary>What the badge says was achieved.</summary>
    public ReportedAchievement? Achievement { get; init; }

    /// <summary>Whether it is about the recipient whom the caller named; <see langword="null"/> if none was.</summary>
    public bool? RecipientMatches { get; init; }

    /// <summary>From when the badge holds (3.0 <c>validFrom</c>, 2.0 <c>issuedOn</c>).</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when (3.0 <c>validUntil</c>, 2.0 <c>expires</c>); <see langword="null"/> for no end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether it still holds.</summary>
    public BadgeStatus Status { get; init; } = BadgeStatus.Unknown;

    /// <summary>Every document that was asked for, in order.</summary>
    public ImmutableArray<FetchedDocument> Fetched { get; init; } = [];

    /// <summary>What a reader should know though it changes no verdict.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];

    /// <summary>
    /// The verdict follows from the checks and from nothing else. A failure outweighs a doubt, and a doubt outweighs
    /// any number of passes; a report with no checks has established nothing.
    /// </summary>
    public Verdict Verdict
    {
        get
        {
            if (Checks.Any(check => check.Outcome is CheckOutcome.Failed))
            {
                return Verdict.Invalid;
            }

            var settled = Checks.All(check => check.Outcome is CheckOutcome.Passed or CheckOutcome.NotApplicable);
            return settled && !Checks.IsEmpty ? Verdict.Valid : Verdict.Undetermined;
        }
    }

    /// <summary>The result of one check.</summary>
    public CheckResult this[CheckId check] => Checks.Single(result => result.Check == check);
}

/// <summary>Who a badge says has issued it.</summary>
/// <param name="Id">The issuer's identifier.</param>
/// <param name="Name">The issuer's name, as the badge or the issuer's profile states it.</param>
/// <param name="Trust">What those who run this verifier say of the issuer.</param>
public sealed record ReportedIssuer(string Id, string? Name, IssuerTrust Trust);

/// <summary>What a badge says was achieved.</summary>
/// <param name="Id">The identifier of the Achievement (3.0) or BadgeClass (2.0).</param>
/// <param name="Name">Its name.</param>
/// <param name="Alignments">The skills that it addresses.</param>
public sealed record ReportedAchievement(string? Id, string? Name, ImmutableArray<ReportedAlignment> Alignments);

/// <summary>One skill that an achievement addresses.</summary>
/// <param name="TargetName">The skill's name.</param>
/// <param name="TargetUrl">Where its framework is published.</param>
/// <param name="TargetFramework">The framework's name.</param>
/// <param name="TargetCode">The skill's code in the framework.</param>
/// <param name="TargetDescription">What its issuer adds, e.g. category ＞ sub-category.</param>
public sealed record ReportedAlignment(
    string? TargetName, string? TargetUrl, string? TargetFramework, string? TargetCode, string? TargetDescription);

/// <summary>One document that a verification asked for.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Status">The HTTP status that came back; 0 where nothing did.</param>
public sealed record FetchedDocument(string Url, int Status);
