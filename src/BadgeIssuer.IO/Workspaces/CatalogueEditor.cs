using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Changes of a catalogue that are recorded: who, when, and what exactly.</summary>
/// <remarks>
/// An effect is in the audit log before it is in the file: a process that is killed in between leaves an entry of
/// something that is then done again, and never something that nobody did. A changed catalogue is read as a whole before
/// it is written, so that no command leaves one that the next cannot open.
/// </remarks>
/// <param name="workspace">The workspace, opened.</param>
/// <param name="time">The clock.</param>
public sealed class CatalogueEditor(Workspace workspace, TimeProvider time)
{
    private const string AchievementDetail = "achievement";
    private const string DigestDetail = "sha256";

    private string Folder => CatalogueFolder.Of(workspace.Folder);

    /// <summary>Approves a draft; the version that was approved before is retired.</summary>
    /// <param name="achievement">The draft.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="retired">The version that gave way to it, or <see langword="null"/>.</param>
    /// <returns>Why not; empty if it is approved now.</returns>
    /// <exception cref="WorkspaceException">Its picture cannot be used, or the file cannot be written.</exception>
    public ImmutableArray<Problem> Approve(AchievementDefinition achievement, string by, out AchievementDefinition? retired)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        retired = null;
        if (achievement.State is not AchievementState.Draft)
        {
            return [Problem.Of(CatalogueProblemCodes.NotDraft, achievement.Id)];
        }

        if (workspace.Store.List().Any(badge => badge.Completion.AchievementId == achievement.Id))
        {
            return [Problem.Of(CatalogueProblemCodes.VersionUsed, achievement.Id)];
        }

        if (workspace.Catalogue.ObstaclesToApproval(achievement) is { IsEmpty: false } obstacles)
        {
            return obstacles;
        }

        _ = workspace.Pictures.Of(achievement);
        var file = FileOf(achievement);
        var sha256 = ApprovedContent.Sha256(JsonElement.Parse(file.Content.Span))!;
        var approved = With(file, "approved", json => json["approval"] = new JsonObject
        {
            ["by"] = by,
            ["on"] = workspace.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["sha256"] = sha256,
        });
        retired = workspace.Catalogue.Approved.FirstOrDefault(other => other.Code == achievement.Code);

        // The old version first: between the two renames no version is approved, and never two.
        CatalogueFile[] changed = retired is null ? [approved] : [With(FileOf(retired), "retired"), approved];
        if (Check(changed) is { IsEmpty: false } problems)
        {
            return problems;
        }

        if (retired is not null)
        {
            workspace.Store.Record(NoteOf(AuditActions.RetireAchievement, by).With(AchievementDetail, retired.Id));
        }

        workspace.Store.Record(NoteOf(AuditActions.ApproveAchievement, by)
            .With(AchievementDetail, achievement.Id)
            .With(DigestDetail, sha256));
        Write(changed);
        return [];
    }

    /// <summary>Retires an approved version: no more badges of it are issued, and those issued stand.</summary>
    /// <param name="achievement">The version.</param>
    /// <param name="by">Who retires it.</param>
    /// <returns>Why not; <see langword="null"/> if it is retired now.</returns>
    /// <exception cref="WorkspaceException">The file cannot be written.</exception>
    public Problem? Retire(AchievementDefinition achievement, string by)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (achievement.State is not AchievementState.Approved)
        {
            return Problem.Of(CatalogueProblemCodes.NotApproved, achievement.Id);
        }

        workspace.Store.Record(NoteOf(AuditActions.RetireAchievement, by).With(AchievementDetail, achievement.Id));
        Write([With(FileOf(achievement), "retired")]);
        return null;
    }

    /// <summary>Takes a version of a skill framework into the catalogue, byte for byte as it came.</summary>
    /// <param name="content">The framework's file.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="framework">The framework, or <see langword="null"/> if it was not taken.</param>
    /// <returns>Why not; empty if it is in the catalogue now.</returns>
    /// <exception cref="WorkspaceException">The file cannot be written.</exception>
    public ImmutableArray<Problem> Import(ReadOnlyMemory<byte> content, string by, out SkillFramework? framework)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        framework = null;
        var read = Catalogue.Read([new CatalogueFile("", content)], [], null, [], out var problems)?.Frameworks[0];
        if (read is null)
        {
            return problems;
        }

        if (!IsFileName(read.Framework) || !IsFileName(read.Version))
        {
            return [Problem.Of(CatalogueProblemCodes.InvalidValue, "framework, version", "A–Z a–z 0–9 . - (1–40)")];
        }

        var file = new CatalogueFile($"skills/{read.Framework.ToLowerInvariant()}-{read.Version}.json", content);
        if (workspace.Catalogue.Frameworks.Any(known => known.Named == read.Named)
            || File.Exists(Path.Combine(Folder, file.Name)))
        {
            return [Problem.Of(CatalogueProblemCodes.FrameworkExists, read.Named.ToString())];
        }

        if (Check([file]) is { IsEmpty: false } clashes)
        {
            return clashes;
        }

        workspace.Store.Record(NoteOf(AuditActions.ImportSkills, by)
            .With("framework", read.Named.ToString())
            .With(DigestDetail, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
        Write([file]);
        framework = read;
        return [];
    }

    /// <summary>Takes a crosswalk between two versions of the catalogue into it, byte for byte as it came.</summary>
    /// <param name="content">The crosswalk's file.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="crosswalk">The crosswalk, or <see langword="null"/> if it was not taken.</param>
    /// <returns>Why not; empty if it is in the catalogue now.</returns>
    /// <exception cref="WorkspaceException">The file cannot be written.</exception>
    public ImmutableArray<Problem> ImportCrosswalk(ReadOnlyMemory<byte> content, string by, out SkillCrosswalk? crosswalk)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        crosswalk = null;

        // Under a name that no file has: what it is called is known only when it was read.
        var read = CatalogueFolder.Read(Folder, [new CatalogueFile("crosswalks/(new).json", content)], out var problems);
        if (read?.Crosswalks.Single(one => workspace.Catalogue.Crosswalks.All(
            known => (known.From, known.To) != (one.From, one.To))) is not { } added)
        {
            return problems;
        }

        string[] parts = [added.From.Framework, added.From.Version, added.To.Framework, added.To.Version];
        if (!parts.All(IsFileName))
        {
            return [Problem.Of(CatalogueProblemCodes.InvalidValue, "from, to", "A–Z a–z 0–9 . - (1–40)")];
        }

        var file = new CatalogueFile($"crosswalks/{string.Join('-', parts).ToLowerInvariant()}.json", content);
        if (File.Exists(Path.Combine(Folder, file.Name)))
        {
            return [Problem.Of(CatalogueProblemCodes.RepeatedPair, $"{added.From} → {added.To}")];
        }

        workspace.Store.Record(NoteOf(AuditActions.ImportCrosswalk, by)
            .With("from", added.From.ToString())
            .With("to", added.To.ToString())
            .With(DigestDetail, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
        Write([file]);
        crosswalk = added;
        return [];
    }

    private static bool IsFileName(string text) =>
        text.Length is >= 1 and <= 40
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-');

    private CatalogueFile FileOf(AchievementDefinition achievement) =>
        CatalogueFolder.FileOf(Folder, achievement);

    private static JsonObject Parse(CatalogueFile file) => JsonNode.Parse(file.Content.Span)!.AsObject();

    private static CatalogueFile With(CatalogueFile file, string state, Action<JsonObject>? change = null)
    {
        var json = Parse(file);
        json["state"] = state;
        change?.Invoke(json);
        return file with { Content = IndentedJson.Write(json) };
    }

    private ImmutableArray<Problem> Check(CatalogueFile[] changed)
    {
        CatalogueFolder.Read(Folder, changed, out var problems);
        return problems;
    }

    private void Write(CatalogueFile[] files)
    {
        try
        {
            using var batch = new FileBatch();
            foreach (var file in files)
            {
                batch.Write(Path.Combine(Folder, file.Name), file.Content.Span);
            }

            batch.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException(
                [.. files.Select(file => Problem.Of(CatalogueProblemCodes.CannotWrite, file.Name))], exception);
        }
    }

    private AuditNote NoteOf(string action, string by)
    {
        var now = time.GetUtcNow();
        return new AuditNote
        {
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime(),
            By = by,
            Action = action,
        };
    }
}
