using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Reads <c>badges.json</c>, strictly: what is unknown, missing or wrong is listed all at once.</summary>
/// <remarks>
/// The members are read in the order of the file. Environment variables that
/// override a member: see <see cref="SettingsOverrides.Variables"/>.
/// </remarks>
public static class WorkspaceSettingsReader
{
    private const string DefaultOfficialDomain = ".go.jp";

    private static readonly (string, WorkspaceProfile)[] Profiles =
        [("development", WorkspaceProfile.Development), ("production", WorkspaceProfile.Production)];

    private static readonly (string, Language)[] Languages = [("ja", Language.Japanese), ("en", Language.English)];

    private static readonly (string, ApprovalPolicy)[] Approvals =
        [("none", ApprovalPolicy.None), ("second-person", ApprovalPolicy.SecondPerson)];

    private static readonly (string, bool)[] OnOff = [("on", true), ("off", false)];

    private static readonly JwsAlgorithm[] Algorithms = [JwsAlgorithm.EdDSA, JwsAlgorithm.ES256, JwsAlgorithm.RS256];

    /// <summary>Reads settings.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="folder">The workspace's folder, absolute: relative paths in the file begin there.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="problems">All problems; a pointer is a JSON Pointer into the file, or a variable's name.</param>
    /// <returns>The settings, or <see langword="null"/> if there is any problem.</returns>
    public static WorkspaceSettings? Read(
        ReadOnlyMemory<byte> utf8,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        out ImmutableArray<Problem> problems) => Read(utf8, folder, environment, out _, out problems);

    /// <summary>As the public one, and says the profile even where there are problems.</summary>
    /// <remarks>Production where it cannot be known, so that a broken file is not judged more mildly than a whole one.</remarks>
    internal static WorkspaceSettings? Read(
        ReadOnlyMemory<byte> utf8,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        out WorkspaceProfile profile,
        out ImmutableArray<Problem> problems)
    {
        profile = WorkspaceProfile.Production;
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(environment);
        if (!StrictJson.TryParse(utf8, out var document, out var unreadable))
        {
            problems = [Problem.At("badges.json#" + unreadable.Pointer, SettingsProblemCodes.Unreadable, unreadable.Code)];
            return null;
        }

        using (document)
        {
            var found = new List<Problem>();
            using var overridden = SettingsOverrides.Apply(document.RootElement, environment);
            var settings = Read(
                JsonMembers.Of(overridden.RootElement, "badges.json#", SettingsProblemCodes.Members, found), folder, found);
            profile = settings.Profile;
            ProductionRules.Check(settings, folder, found);
            problems = SettingsOverrides.Blame(found, environment);
            return problems.IsEmpty ? settings : null;
        }
    }

    private static WorkspaceSettings Read(JsonMembers members, string folder, List<Problem> problems)
    {
        var settings = new WorkspaceSettings
        {
            BaseUrl = members.Text("baseUrl", BadgeAddresses.IsBase, "https://host[:port][/path]").TrimEnd('/'),
            Profile = members.Choice("profile", Profiles, WorkspaceProfile.Production),
            OfficialDomains = members.Has("officialDomains")
                ? [.. members.Texts("officialDomains", 253).Select(domain => "." + domain.TrimStart('.'))]
                : [DefaultOfficialDomain],
            Waivers = ReadWaivers(members, problems),
            Issuer = ReadIssuer(members.RequiredObject("issuer")),
            TimeZone = ReadTimeZone(members),
            Language = members.Choice("language", Languages, Language.Japanese),
            Formats = ReadFormats(members, problems),
            LearnerNumberPattern = members.OptionalText("learnerNumberPattern", IsPattern, "^…$") ?? "^[0-9A-Za-z-]{1,40}$",
            ResultMarks = members.Object("resultMarks") is { } marks
                ? ResultMarksReader.Read(marks, members.PointerTo("resultMarks"), problems)
                : ResultMarks.Default,
            Approval = members.Choice("approval", Approvals, ApprovalPolicy.None),
            PassphraseFile = ReadKeys(members, folder),
            Fonts = InFolder(members.OptionalText("fonts", 1000), folder),
            VerificationFetch = ReadFetch(members),
            NameInClear = members.Flag("nameInClear", absent: false),
            SuspensionEntry = ReadSuspension(members),
            Limits = ReadLimits(members),
        };
        members.Finish();
        return settings;
    }

    private static ImmutableArray<Waiver> ReadWaivers(JsonMembers members, List<Problem> problems)
    {
        var waivers = ImmutableArray.CreateBuilder<Waiver>();
        foreach (var (item, pointer) in members.Items("waivers"))
        {
            var waiver = JsonMembers.Of(item, pointer, SettingsProblemCodes.Members, problems);
            waivers.Add(new Waiver(
                waiver.Text(
                    "rule", text => text == SettingsProblemCodes.ProductionDomain, SettingsProblemCodes.ProductionDomain),
                waiver.Text("by", 200),
                waiver.Day("on"),
                waiver.Text("reason", 1000)));
            waiver.Finish();
        }

        return waivers.ToImmutable();
    }

    private static IssuerProfile ReadIssuer(JsonMembers issuer)
    {
        var profile = new IssuerProfile(
            issuer.Localized("name", 200),
            issuer.Text("url", WebAddress.IsHttp, "https://…"),
            issuer.Text("email", IsEmail, "name@example.jp"),
            issuer.OptionalLocalized("description", 1000));
        issuer.Finish();
        return profile;
    }

    private static TimeZoneInfo ReadTimeZone(JsonMembers members)
    {
        var name = members.OptionalText("timeZone", 100) ?? "Asia/Tokyo";
        if (name.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        members.Refuse("timeZone", "Asia/Tokyo");
        return TimeZoneInfo.Utc;
    }

    private static ImmutableArray<FormatSetting> ReadFormats(JsonMembers members, List<Problem> problems)
    {
        // The default: the record, the same credential as VC-JWT, the hosted assertion and the picture.
        if (members.Object("formats") is not { } formats)
        {
            return
            [
                new FormatSetting(CredentialFormat.DataIntegrity, JwsAlgorithm.EdDSA),
                new FormatSetting(CredentialFormat.VcJwt, JwsAlgorithm.EdDSA),
                new FormatSetting(CredentialFormat.Ob2Hosted, null),
                new FormatSetting(CredentialFormat.Png, null),
            ];
        }

        var chosen = ImmutableArray.CreateBuilder<FormatSetting>();
        foreach (var (name, format) in CredentialFormatNames.All)
        {
            if (formats.Object(name) is { } setting)
            {
                JwsAlgorithm? algorithm = format switch
                {
                    CredentialFormat.DataIntegrity => ReadCryptosuite(setting),
                    CredentialFormat.VcJwt => ReadAlgorithm(setting, JwsAlgorithm.EdDSA),
                    CredentialFormat.Ob2Jws => ReadAlgorithm(setting, JwsAlgorithm.RS256),
                    _ => null,
                };
                setting.Finish();
                chosen.Add(new FormatSetting(format, algorithm));
            }
        }

        formats.Finish();
        if (chosen.Count == 0)
        {
            problems.Add(Problem.At(members.PointerTo("formats"), SettingsProblemCodes.NoFormat));
        }
        else if (chosen is [{ Format: CredentialFormat.Png }])
        {
            problems.Add(Problem.At(members.PointerTo("formats"), SettingsProblemCodes.NothingToBake));
        }

        return chosen.ToImmutable();
    }

    // A suite takes the keys of one algorithm.
    private static JwsAlgorithm ReadCryptosuite(JsonMembers setting) => setting.Choice(
        "cryptosuite",
        [
            (Cryptosuite.EddsaRdfc2022.Name, JwsAlgorithm.EdDSA),
            (Cryptosuite.EcdsaRdfc2019.Name, JwsAlgorithm.ES256),
        ],
        JwsAlgorithm.EdDSA);

    private static JwsAlgorithm ReadAlgorithm(JsonMembers setting, JwsAlgorithm absent) =>
        setting.Choice("algorithm", [.. Algorithms.Select(algorithm => (algorithm.Name, algorithm))], absent);

    private static string? ReadKeys(JsonMembers members, string folder)
    {
        if (members.Object("keys") is not { } keys)
        {
            return null;
        }

        var file = InFolder(keys.OptionalText("passphraseFile", 1000), folder);
        keys.Finish();
        return file;
    }

    /// <summary>Whether verifying may fetch; false too where the word for it is none.</summary>
    internal static bool IsFetchOn(JsonDocument settings, IReadOnlyDictionary<string, string> environment)
    {
        using (settings)
        {
            var found = new List<Problem>();
            using var overridden = SettingsOverrides.Apply(settings.RootElement, environment);
            return ReadFetch(JsonMembers.Of(overridden.RootElement, "badges.json#", SettingsProblemCodes.Members, found))
                && found.Count == 0;
        }
    }

    private static bool ReadFetch(JsonMembers members)
    {
        if (members.Object("verification") is not { } verification)
        {
            return true;
        }

        var fetch = verification.Choice("fetch", OnOff, absent: true);
        verification.Finish();
        return fetch;
    }

    private static bool ReadSuspension(JsonMembers members)
    {
        if (members.Object("status") is not { } status)
        {
            return false;
        }

        var suspension = status.Choice("suspension", OnOff, absent: false);
        status.Finish();
        return suspension;
    }

    private static WorkspaceLimits ReadLimits(JsonMembers members)
    {
        const int Rows = 200_000;
        const int Upload = 2 * 1024 * 1024;
        if (members.Object("limits") is not { } limits)
        {
            return new WorkspaceLimits(Rows, Upload);
        }

        var read = new WorkspaceLimits(
            limits.Integer("rosterRows", 1, 10_000_000, Rows),
            limits.Integer("uploadBytes", 1024, 64 * 1024 * 1024, Upload));
        limits.Finish();
        return read;
    }

    // The pattern judges strangers' text, so it must not be able to backtrack without end.
    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return text.Length is > 0 and <= 200;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool IsEmail(string text) =>
        text.Length is >= 3 and <= 254
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == text.LastIndexOf('@') && at < text.Length - 1
        && text.All(character => character is > ' ' and < (char)0x7F);

    private static string? InFolder(string? path, string folder) =>
        string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path, folder);
}
