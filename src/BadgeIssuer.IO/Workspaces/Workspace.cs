using System.Collections;
using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Backups;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Plans;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>A workspace's folder, opened: settings, catalogue and key register, read and checked together.</summary>
/// <remarks>
/// The store is opened by whoever first asks for it, and is then this process's alone until the workspace is disposed
/// of. Private keys stay sealed until <see cref="OpenKeys"/>.
/// </remarks>
public sealed class Workspace : IDisposable
{
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private LiteDbBadgeStore? _store;

    private Workspace(
        string folder,
        WorkspaceSettings settings,
        Catalogue catalogue,
        KeyRing keys,
        TimeProvider time,
        IReadOnlyDictionary<string, string> environment)
    {
        Folder = folder;
        Settings = settings;
        Catalogue = catalogue;
        Keys = keys;
        _time = time;
        _environment = environment;
        Policy = new IssuingPolicy(
            new BadgeAddresses(settings.BaseUrl),
            settings.Issuer,
            settings.TimeZone,
            settings.NameInClear,
            settings.SuspensionEntry);
        Pictures = new AchievementPictures(
            Path.Combine(folder, "artwork"),
            settings.Fonts ?? Path.Combine(AppContext.BaseDirectory, "fonts"),
            settings.Issuer,
            catalogue);
    }

    /// <summary>The workspace's folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>The folder that the site serves.</summary>
    public string PublicFolder => Path.Combine(Folder, "public");

    /// <summary>The settings.</summary>
    public WorkspaceSettings Settings { get; }

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The key register.</summary>
    public KeyRing Keys { get; }

    /// <summary>What composing badges needs of the settings.</summary>
    public IssuingPolicy Policy { get; }

    /// <summary>All public addresses.</summary>
    public BadgeAddresses Addresses => Policy.Addresses;

    /// <summary>The achievements' pictures.</summary>
    public AchievementPictures Pictures { get; }

    /// <summary>The issuing store; opened on first use.</summary>
    /// <exception cref="BadgeStoreException">Another process holds it, or it cannot be read.</exception>
    public IBadgeStore Store => _store ??= LiteDbBadgeStore.Open(Folder, _time, LiteDbBadgeStore.DefaultPatience);

    /// <summary>The day, in the programme's time zone.</summary>
    public DateOnly Today => DayOf(_time.GetUtcNow());

    /// <summary>The day of an instant, in the programme's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Settings.TimeZone).DateTime);

    /// <summary>Opens a workspace.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="environment">The environment's variables; the process's own where nothing is given.</param>
    /// <exception cref="WorkspaceException">Everything that is wrong with settings, catalogue and key register.</exception>
    public static Workspace Open(
        string folder, TimeProvider time, IReadOnlyDictionary<string, string>? environment = null)
    {
        folder = Path.GetFullPath(folder);
        environment ??= ProcessEnvironment();
        if (Restore.IsUnfinished(folder))
        {
            throw new WorkspaceException(Problem.Of(BackupProblemCodes.Unfinished, folder));
        }

        var file = Path.Combine(folder, "badges.json");
        if (!File.Exists(file))
        {
            throw new WorkspaceException(Problem.Of(SettingsProblemCodes.NoWorkspace, file));
        }

        var settings = WorkspaceSettingsReader.Read(File.ReadAllBytes(file), folder, environment, out var profile, out var problems);
        var catalogue = CatalogueFolder.Read(CatalogueFolder.Of(folder), out var inCatalogue);
        var keys = KeyRing.Open(Path.Combine(folder, "keys"), time, out var inRegister);
        problems = [.. problems, .. inCatalogue, .. inRegister];
        if (profile is WorkspaceProfile.Production && keys is not null)
        {
            problems = [.. problems, .. DevelopmentKeysIn(keys)];
        }

        return problems.IsEmpty
            ? new Workspace(folder, settings!, catalogue!, keys!, time, environment)
            : throw new WorkspaceException(problems);
    }

    /// <summary>Opens the keys that the settings' formats sign with.</summary>
    /// <param name="prompt">Asks a person for the passphrase; <see langword="null"/> where nobody can be asked.</param>
    /// <exception cref="KeyRingException">There is no passphrase or no such key, or a key cannot be opened.</exception>
    /// <param name="purpose">What is to be signed.</param>
    public IssuingKeys OpenKeys(Func<string?>? prompt, KeyPurpose purpose = KeyPurpose.Badges)
    {
        using var passphrase = FindPassphrase(prompt);

        // Once the store is this process's, nobody changes the register any more; until then somebody may have done so.
        _ = Store;
        Keys.Reload();
        var opened = new Dictionary<string, IssuingKey>(StringComparer.Ordinal);
        try
        {
            return new IssuingKeys(
                Open(CredentialFormat.DataIntegrity), Open(CredentialFormat.VcJwt), Open(CredentialFormat.Ob2Jws));
        }
        catch
        {
            foreach (var key in opened.Values)
            {
                key.Key.Dispose();
            }

            throw;
        }

        // Formats with one algorithm share a key: opening one costs a memory-hard derivation.
        IssuingKey? Open(CredentialFormat format)
        {
            if (Settings.Format(format)?.Algorithm is not { } algorithm)
            {
                return null;
            }

            if (!opened.TryGetValue(algorithm.Name, out var key))
            {
                key = Keys.OpenSigningKey(algorithm, passphrase, purpose);
                opened.Add(algorithm.Name, key);
            }

            return key;
        }
    }

    /// <summary>Finds the passphrase of the keys; it is the caller's to dispose of.</summary>
    /// <param name="prompt">Asks a person for it; <see langword="null"/> where nobody can be asked.</param>
    /// <exception cref="KeyRingException">There is none, or it is one that production refuses.</exception>
    public Passphrase FindPassphrase(Func<string?>? prompt)
    {
        var passphrase = Passphrase.Find(Settings.PassphraseFile, _environment, prompt);
        if (Settings.Profile is WorkspaceProfile.Production && passphrase.IsDevelopment)
        {
            passphrase.Dispose();
            throw new KeyRingException(Problem.Of(KeysProblemCodes.DevelopmentPassphrase));
        }

        return passphrase;
    }

    /// <summary>How dear guessing the passphrase of new keys is made.</summary>
    public KdfCost KeyCost => Settings.Profile is WorkspaceProfile.Production ? KdfCost.Sensitive : KdfCost.Interactive;

    /// <summary>Makes, rotates, retires and gives up keys.</summary>
    public KeyLifecycle KeyLifecycle => new(Keys, Store);

    /// <summary>Prepares to make badges: every achievement's picture is made ready and kept before the first one.</summary>
    /// <param name="keys">The opened keys; they stay the caller's.</param>
    /// <exception cref="WorkspaceException">A picture cannot be used or drawn.</exception>
    /// <exception cref="BadgeStoreException">The store cannot be used.</exception>
    public AwardMaker CreateMaker(IssuingKeys keys)
    {
        var formats = Settings.Formats.Select(setting => setting.Format).ToArray();
        var pictures = new Dictionary<string, BadgePicture>(StringComparer.Ordinal);
        if (formats.Contains(CredentialFormat.Png))
        {
            // A retired version too: a badge of it may have to be corrected.
            foreach (var achievement in Catalogue.Achievements.Where(version => version.State is not AchievementState.Draft))
            {
                var picture = Pictures.Of(achievement);
                Store.KeepPicture(picture.Sha256, picture.Png);
                pictures.Add(achievement.Id, picture);
            }
        }

        var securer = new CredentialSecurer(
            Policy, new AchievementComposer(Policy, Catalogue), formats, keys, pictures);
        var randomness = new SystemRandomness();
        return new AwardMaker(Store, securer, randomness, randomness, _time);
    }

    /// <summary>Begins a run of issuing with a name of its own.</summary>
    /// <param name="by">Which member of the staff issues.</param>
    public IssuanceRun BeginRun(string by) => IssuanceRun.Begin(new SystemRandomness(), Today, by);

    /// <summary>Prepares to issue rosters.</summary>
    /// <inheritdoc cref="CreateMaker"/>
    public RosterIssuer CreateIssuer(IssuingKeys keys) => new(Store, CreateMaker(keys), Catalogue, Today);

    /// <summary>Prepares to correct single badges.</summary>
    /// <inheritdoc cref="CreateMaker"/>
    public Corrector CreateCorrector(IssuingKeys keys) => new(Store, CreateMaker(keys), Catalogue);

    /// <summary>Prepares to renew badges.</summary>
    /// <inheritdoc cref="CreateMaker"/>
    public Renewer CreateRenewer(IssuingKeys keys) => new(Store, CreateMaker(keys), Catalogue);

    /// <summary>Revokes, suspends and reinstates.</summary>
    public StandingChanger Standings => new(Store, _time);

    /// <summary>Removes persons.</summary>
    public Eraser Eraser => new(Store, _time);

    /// <summary>
    /// Signs anew what a compromised key has signed, as far as the audit log proves that it was there before: see
    /// <see cref="Resecurer"/>. To be published afterwards.
    /// </summary>
    /// <param name="compromised">The key, given up already.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <param name="prompt">Asks for the passphrase of the keys.</param>
    /// <exception cref="BadgeStoreException">The audit log is not whole, and so proves nothing.</exception>
    public IEnumerable<(CredentialId Id, bool Proven)> Resecure(
        KeyRegisterEntry compromised, string by, Func<string?>? prompt)
    {
        ArgumentNullException.ThrowIfNull(compromised);
        var log = AuditLog.FileOf(Folder);
        var finding = AuditChain.Verify(AuditLog.ReadLines(log), Store.AuditHead);
        if (finding.Code is { } code)
        {
            throw new BadgeStoreException(Problem.Of(
                code, finding.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"));
        }

        var proof = AuditProof.Read(AuditLog.ReadLines(log), compromised.CompromisedSince ?? compromised.Created);
        using var passphrase = FindPassphrase(prompt);
        var signer = Keys.OpenSigningKey(compromised.Algorithm, passphrase);
        using var key = signer.Key;
        foreach (var outcome in new Resecurer(Store, signer, Addresses, _time).Resecure(compromised.Kid, proof, by))
        {
            yield return outcome;
        }
    }

    /// <summary>Approves and retires achievements.</summary>
    public CatalogueEditor CatalogueEditor => new(this, _time);

    /// <summary>Removes persons from plans.</summary>
    public PlanEraser PlanEraser => new(Folder, Plans);

    /// <summary>Makes, approves and opens plans.</summary>
    public PlanBook Plans => new(this, _time);

    /// <summary>Writes a backup: see <see cref="Backups.Backup"/>.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="by">Which member of the staff makes it.</param>
    /// <exception cref="BackupException">It cannot be written.</exception>
    public BackupManifest Backup(string path, string by)
    {
        _ = Store;
        return Backups.Backup.Write(Folder, _store!, path, by, Keys.Now);
    }

    /// <summary>How this workspace's rosters are to be read, as of now.</summary>
    /// <param name="forced">The achievement of every row, or <see langword="null"/> if each row names its own.</param>
    /// <param name="mapping">A saved mapping of headings, if there is one.</param>
    public RosterRules RosterRules(AchievementDefinition? forced, ColumnMapping? mapping = null) => new()
    {
        LearnerNumbers = LearnerNumberRule.Create(Settings.LearnerNumberPattern),
        Achievements = Catalogue.Achievements,
        Today = Today,
        ForcedAchievement = forced,
        MaximumRows = Settings.Limits.RosterRows,
        ResultMarks = Settings.ResultMarks,
        Mapping = mapping,
    };

    /// <summary>Says what issuing would make of judged rows, without keys and without making anything.</summary>
    public IEnumerable<IssuanceOutcome> Plan(IEnumerable<RowJudgement> judgements) =>
        RosterIssuer.Plan(Store, Catalogue, Today, judgements);

    /// <summary>Publishes.</summary>
    /// <param name="everything">Whether to compare everything with the store, and not only publish what is new.</param>
    /// <param name="keys">The opened keys, if they are open; otherwise they are opened only if a list must be signed.</param>
    /// <param name="prompt">Asks for the passphrase where the keys must be opened.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="PublishException">A file cannot be written, or what the store holds is damaged.</exception>
    public int Publish(bool everything = false, IssuingKeys? keys = null, Func<string?>? prompt = null)
    {
        var publisher = CreatePublisher();
        IssuingKeys? opened = null;
        try
        {
            return everything
                ? publisher.PublishAll(Pictures.Of, Signer, Pictures.FindPreview)
                : publisher.PublishPending(Pictures.Of, Signer, Pictures.FindPreview);
        }
        finally
        {
            opened?.Dispose();
        }

        // Those for badges do for lists too, unless there are keys for lists alone.
        IssuingKeys Signer() => keys is not null && !Keys.Entries.Any(entry => entry.Purpose is KeyPurpose.StatusLists)
            ? keys
            : opened ??= OpenKeys(prompt, KeyPurpose.StatusLists);
    }

    /// <summary>Compares the publication with the store, and changes nothing.</summary>
    /// <returns>The published files that are missing or outdated, or should not be there.</returns>
    public IReadOnlyList<string> ComparePublication() => CreatePublisher().Compare(Pictures.Of, Pictures.FindPreview);

    private Publisher CreatePublisher() => new(
        PublicFolder,
        Policy,
        [.. Settings.Formats.Select(setting => setting.Format)],
        Catalogue,
        Keys,
        Store,
        _time);

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
        _store?.Dispose();
        Pictures.Dispose();
    }

    /// <summary>The variables of this process's environment.</summary>
    internal static IReadOnlyDictionary<string, string> ProcessEnvironment() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    private static IEnumerable<Problem> DevelopmentKeysIn(KeyRing keys) => keys.Entries
        .Where(entry => DevelopmentKeys.Thumbprints.Contains(entry.PublicKey.Thumbprint))
        .Select(entry => Problem.At(
            "keys/register.json", SettingsProblemCodes.ProductionDevelopmentKey, entry.Kid));
}
