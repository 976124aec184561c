using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>What <c>badges.json</c> says, checked. Immutable.</summary>
/// <remarks>
/// Read by <see cref="WorkspaceSettingsReader"/>, which lists the members, their bounds and the environment variables
/// that override them.
/// </remarks>
public sealed record WorkspaceSettings
{
    /// <summary>The base URL of all addresses, without a slash at its end.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Whether real badges are issued.</summary>
    public required WorkspaceProfile Profile { get; init; }

    /// <summary>Domains under which a production host may stand, each with its leading dot.</summary>
    public required ImmutableArray<string> OfficialDomains { get; init; }

    /// <summary>Recorded exceptions.</summary>
    public required ImmutableArray<Waiver> Waivers { get; init; }

    /// <summary>Who issues.</summary>
    public required IssuerProfile Issuer { get; init; }

    /// <summary>The programme's time zone.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The language in which commands speak where none is asked for.</summary>
    public required Language Language { get; init; }

    /// <summary>The formats in which awards are given out: each with its algorithm, where it is signed.</summary>
    public required ImmutableArray<FormatSetting> Formats { get; init; }

    /// <summary>The pattern of learner numbers, a .NET regular expression without backtracking.</summary>
    public required string LearnerNumberPattern { get; init; }

    /// <summary>The marks that say whether a learner completed.</summary>
    public required ResultMarks ResultMarks { get; init; }

    /// <summary>Who must agree before badges are issued.</summary>
    public required ApprovalPolicy Approval { get; init; }

    /// <summary>The file that holds the passphrase of the keys, absolute; or <see langword="null"/>.</summary>
    public string? PassphraseFile { get; init; }

    /// <summary>The folder that holds the fonts, absolute; or <see langword="null"/> for the product's own.</summary>
    public string? Fonts { get; init; }

    /// <summary>Whether verifying may fetch documents from other hosts.</summary>
    public required bool VerificationFetch { get; init; }

    /// <summary>Whether credentials carry learners' names in clear instead of hashed.</summary>
    public required bool NameInClear { get; init; }

    /// <summary>Whether credentials carry a second status entry: see <see cref="IssuingPolicy.SuspensionEntry"/>.</summary>
    public required bool SuspensionEntry { get; init; }

    /// <summary>Bounds.</summary>
    public required WorkspaceLimits Limits { get; init; }

    /// <summary>The setting of a format, or <see langword="null"/> if awards are not given out in it.</summary>
    public FormatSetting? Format(CredentialFormat format) =>
        Formats.FirstOrDefault(setting => setting.Format == format);
}

/// <summary>Whether real badges are issued.</summary>
public enum WorkspaceProfile
{
    /// <summary>No: http, localhost and development keys will do.</summary>
    Development,

    /// <summary>Yes: only what a programme can answer for.</summary>
    Production,
}

/// <summary>Who must agree before badges are issued.</summary>
public enum ApprovalPolicy
{
    /// <summary>Nobody else.</summary>
    None,

    /// <summary>A second person.</summary>
    SecondPerson,
}

/// <summary>One format in which awards are given out.</summary>
/// <param name="Format">The format.</param>
/// <param name="Algorithm">The algorithm that signs it; <see langword="null"/> for a format that is not signed.</param>
public sealed record FormatSetting(CredentialFormat Format, JwsAlgorithm? Algorithm);

/// <summary>A recorded exception from a rule of the production profile.</summary>
/// <param name="Rule">The code of the problem that is waived.</param>
/// <param name="By">Who decided.</param>
/// <param name="On">On which day.</param>
/// <param name="Reason">Why.</param>
public sealed record Waiver(string Rule, string By, DateOnly On, string Reason);

/// <summary>Bounds on what is read.</summary>
/// <param name="RosterRows">The most rows of a roster, from 1 to 10,000,000.</param>
/// <param name="UploadBytes">The most bytes of an upload, from 1 KiB to 64 MiB.</param>
public sealed record WorkspaceLimits(int RosterRows, int UploadBytes);
