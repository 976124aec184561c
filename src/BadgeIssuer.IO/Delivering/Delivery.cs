using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Artwork;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.IO.Delivering;

/// <summary>Writes a folder for distribution: for each badge that holds its picture and its certificate, and one table.</summary>
/// <remarks>
/// <para>All names are tried before the first file is written. The folder is made aside, readable by its owner alone,
/// made durable and renamed: a folder with the name that was asked for is whole, whenever this was interrupted.</para>
/// <para>Badges are read a chunk at a time, so memory does not grow with their number; certificates are drawn on all
/// cores. The audit log is written just before the folder gets its name: there may be an entry without a folder, but never
/// a folder without an entry.</para>
/// </remarks>
/// <param name="workspace">The workspace; its store is opened.</param>
/// <param name="time">The clock.</param>
public sealed class Delivery(Workspace workspace, TimeProvider time)
{
    private const string AsideEnding = ".new~";
    private const int ChunkSize = 64;
    private const int BadgesPerEntry = 1000;

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private readonly CertificateComposer _composer = new(workspace.Policy, workspace.Catalogue);
    private readonly AwardFiles _pictures = new(workspace.Policy, workspace.Store);
    private readonly Dictionary<string, CertificatePainter> _painters = new(StringComparer.Ordinal);

    /// <summary>Hands badges over.</summary>
    /// <param name="scope">Which badges.</param>
    /// <param name="folder">The folder to make; nothing may be there.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <param name="progress">Called with the badges done and all of them.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <exception cref="WorkspaceException">
    /// It cannot be done: the problems are those of <see cref="DeliveryProblemCodes"/> and of pictures and fonts.
    /// </exception>
    /// <exception cref="BadgeStoreException">The store cannot be used.</exception>
    /// <exception cref="PublishException">What the store holds of a badge is damaged.</exception>
    public DeliveryResult Run(
        DeliveryScope scope, string folder, string by, Action<int, int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RequireFree(folder);

        // New badges may come while this runs, so the end of the list is taken once.
        var (last, count, leftOut) = Check(scope);
        var aside = folder + AsideEnding;
        try
        {
            DeleteFolder(aside);
            Make(aside);
            var delivered = WriteAll(scope, last, aside, done => progress(done, count), cancellationToken);
            Record(delivered, scope, by);
            DurableFolders.SyncFileSystem(aside);
            RequireFree(folder);
            Directory.Move(aside, folder);
            DurableFolders.Sync(Path.GetDirectoryName(folder)!);
            return new DeliveryResult(folder, delivered.Count, leftOut);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException([Problem.Of(DeliveryProblemCodes.CannotWrite, folder)], exception);
        }
        finally
        {
            DeleteFolder(aside);
        }
    }

    private (long Last, int Count, ImmutableSortedDictionary<BadgeStanding, int> LeftOut) Check(DeliveryScope scope)
    {
        var problems = new List<Problem>();
        var leftOut = new SortedDictionary<BadgeStanding, int>();
        var (last, count) = (0L, 0);
        foreach (var badge in workspace.Store.List())
        {
            last = badge.Sequence;
            if (!scope.Holds(badge))
            {
                continue;
            }

            if (badge.Standing is not BadgeStanding.Active)
            {
                leftOut[badge.Standing] = leftOut.GetValueOrDefault(badge.Standing) + 1;
                continue;
            }

            count++;
            if (Trouble(badge) is { } problem)
            {
                problems.Add(problem);
            }
        }

        if (count == 0)
        {
            problems.Add(Problem.Of(DeliveryProblemCodes.Nothing, scope.Batch ?? ""));
        }

        return problems.Count == 0 ? (last, count, leftOut.ToImmutableSortedDictionary()) : throw new WorkspaceException([.. problems]);
    }

    private Problem? Trouble(IssuedBadge badge)
    {
        var id = badge.Id.ToString();
        if (workspace.Catalogue.Achievement(badge.Completion.AchievementId) is not { } achievement)
        {
            return Problem.Of(DeliveryProblemCodes.NoAchievement, id, badge.Completion.AchievementId);
        }

        try
        {
            PainterOf(achievement, badge).Require(badge.Completion.Name);
            return null;
        }
        catch (MissingGlyphException exception)
        {
            return Problem.Of(DeliveryProblemCodes.MissingGlyphs, id, CodePoints(exception));
        }
        catch (TextDoesNotFitException)
        {
            return Problem.Of(DeliveryProblemCodes.NameTooLong, id);
        }
    }

    // A first certificate, without a name, shows whether everything but names has its place.
    private CertificatePainter PainterOf(AchievementDefinition achievement, IssuedBadge badge)
    {
        if (_painters.TryGetValue(achievement.Id, out var painter))
        {
            return painter;
        }

        painter = new CertificatePainter(workspace.Pictures.Fonts, workspace.Pictures.Of(achievement).Png);
        try
        {
            painter.Paint(_composer.Compose(badge, withName: false));
        }
        catch (MissingGlyphException exception)
        {
            throw new WorkspaceException(
                Problem.At(achievement.Id, ArtworkProblemCodes.MissingGlyphs, CodePoints(exception)), exception);
        }
        catch (TextDoesNotFitException exception)
        {
            throw new WorkspaceException(
                Problem.Of(DeliveryProblemCodes.TextTooLong, achievement.Id, exception.Place), exception);
        }

        _painters.Add(achievement.Id, painter);
        return painter;
    }

    private List<CredentialId> WriteAll(
        DeliveryScope scope, long last, string aside, Action<int> progress, CancellationToken cancellationToken)
    {
        var delivered = new List<CredentialId>();
        using var table = Open(aside, MailMerge.FileName);
        using var letters = new MailMerge(table, workspace.Addresses);
        letters.WriteHeader();
        var due = workspace.Store.List()
            .TakeWhile(badge => badge.Sequence <= last)
            .Where(badge => scope.Holds(badge) && badge.Standing is BadgeStanding.Active);
        foreach (var chunk in due.Chunk(ChunkSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var files = chunk.Select((badge, index) => new Handover(
                badge,
                workspace.Catalogue.Achievement(badge.Completion.AchievementId)!,
                DeliveryNames.Of(badge, delivered.Count + index + 1),
                _pictures.BakedPicture(badge))).ToArray();

            Parallel.ForEach(files, file => Write(aside, file));
            foreach (var file in files)
            {
                letters.Write(
                    file.Badge, file.Achievement, file.Picture is null ? null : file.Name + ".png", file.Name + ".pdf");
                delivered.Add(file.Badge.Id);
            }

            progress(delivered.Count);
        }

        return delivered;
    }

    private void Write(string aside, Handover file)
    {
        if (file.Picture is { } picture)
        {
            using var png = Open(aside, file.Name + ".png");
            png.Write(picture);
        }

        using var pdf = Open(aside, file.Name + ".pdf");
        pdf.Write(_painters[file.Achievement.Id].Paint(_composer.Compose(file.Badge, withName: true)));
    }

    private void Record(List<CredentialId> delivered, DeliveryScope scope, string by)
    {
        var now = time.GetUtcNow();
        var note = new AuditNote
        {
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime(),
            By = by,
            Action = AuditActions.Deliver,
        };
        note = scope.Batch is { } batch ? note.With("batch", batch) : note;
        foreach (var chunk in delivered.Chunk(BadgesPerEntry))
        {
            workspace.Store.Record(note with { Badges = [.. chunk.Select(id => new AuditedBadge(id))] });
        }
    }

    private static string CodePoints(MissingGlyphException exception) => string.Join(
        ", ", exception.CodePoints.Select(point => "U+" + point.ToString("X4", CultureInfo.InvariantCulture)));

    private static void RequireFree(string folder)
    {
        if (Path.Exists(folder))
        {
            throw new WorkspaceException(Problem.Of(DeliveryProblemCodes.FolderExists, folder));
        }
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }

    private static FileStream Open(string folder, string name)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(Path.Combine(folder, name), options);
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Handover(IssuedBadge Badge, AchievementDefinition Achievement, string Name, byte[]? Picture);
}
