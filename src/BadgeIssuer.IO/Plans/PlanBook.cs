using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Plans;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Plans;

/// <summary>A workspace's plans: made, checked, approved, and opened again to be carried out.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="time">The clock.</param>
public sealed class PlanBook(Workspace workspace, TimeProvider time)
{
    private const string PlanDetail = "plan";
    private const string HashDetail = "planHash";
    private const string RosterDetail = "roster";
    private const string LoginDetail = "login";

    private DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        }
    }

    /// <summary>Makes a plan from a roster, which has no effect on badges.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="opened">Is told of the roster when it could be read as a whole.</param>
    /// <param name="told">Is told of every line, in order.</param>
    /// <param name="problems">Why there is no plan: roster or mapping cannot be used as a whole.</param>
    /// <returns>The plan, or <see langword="null"/>; then nothing of it is left.</returns>
    /// <exception cref="WorkspaceException">The plan's folder cannot be written (<c>plan.cannot-write</c>).</exception>
    public PlanFolder? Make(
        PlanRequest request,
        Action<RosterReading> opened,
        Action<IssuanceOutcome> told,
        out ImmutableArray<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(told);

        // The store first: whoever has it is the only one who makes plans.
        var store = workspace.Store;
        var run = workspace.BeginRun(request.By);
        try
        {
            using var draft = PlanDraft.Begin(workspace.Folder, run.Batch, request.Roster, request.Mapping);
            if (!TryOpen(draft.RosterPath, draft.MappingPath, request.Achievement, request.AsOf, out var reading, out problems))
            {
                return null;
            }

            IssuancePlan plan;
            using (reading)
            {
                opened(reading);
                plan = Judge(reading, draft, run.Batch, request, told);
            }

            IssuancePlanJson.Write(plan, out var hash);
            store.Record(NoteOf(AuditActions.Plan, request.By, request.Login, plan, hash));
            draft.Commit(plan);
            return PlanFolder.TryOpen(
                workspace.Folder, plan.Id, Path.Combine(PlanFolder.FolderOf(workspace.Folder), plan.Id), out var kept, out _)
                    ? kept
                    : throw new InvalidOperationException("A plan that was just written cannot be read.");
        }
        catch (InvalidDataException)
        {
            // Damaged where only writing the answers looks.
            problems = [Problem.Of(RosterProblemCodes.XlsxDamaged, "xlsx")];
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException(
                Problem.Of(PlanProblemCodes.CannotWrite, PlanFolder.FolderOf(workspace.Folder)), exception);
        }
    }

    /// <summary>Everything that was changed since a plan was made, or keeps it from being carried out today.</summary>
    public ImmutableArray<Problem> Check(PlanFolder plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var problems = plan.CheckFiles().ToBuilder();
        var id = plan.Plan.Id;
        if (PlanInfluences.OfCatalogue(workspace, plan.Plan.Achievements) != plan.Plan.CatalogueSha256)
        {
            problems.Add(Problem.Of(PlanProblemCodes.CatalogueChanged, id));
        }

        if (PlanInfluences.OfSettings(workspace.Settings) != plan.Plan.SettingsSha256)
        {
            problems.Add(Problem.Of(PlanProblemCodes.SettingsChanged, id));
        }

        if (plan.Plan.AsOf > workspace.Today)
        {
            problems.Add(Problem.Of(
                PlanProblemCodes.NotYet, id, plan.Plan.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return problems.ToImmutable();
    }

    /// <summary>Why a plan may not be carried out for want of an approval, or <see langword="null"/> if it may.</summary>
    /// <remarks>An approval counts only if the audit log has it too: a file alone is written too easily.</remarks>
    public Problem? CheckApproval(PlanFolder plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (workspace.Settings.Approval is ApprovalPolicy.None)
        {
            return null;
        }

        if (!plan.TryReadApproval(out var approval))
        {
            return Problem.Of(PlanProblemCodes.NotApproved, plan.Plan.Id);
        }

        return approval is not null
            && approval.Plan == plan.Plan.Id
            && approval.PlanHash == plan.Hash
            && !PlanApproval.IsMaker(approval.By, plan.Plan)
            && IsRecorded(approval)
                ? null
                : Problem.Of(PlanProblemCodes.ApprovalInvalid, plan.Plan.Id);
    }

    /// <summary>Approves a plan that <see cref="Check"/> finds nothing wrong with.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="login">The login name.</param>
    /// <returns>Why it cannot be approved: they made it themselves. <see langword="null"/> if it is approved now.</returns>
    /// <exception cref="WorkspaceException">The plan's folder cannot be written (<c>plan.cannot-write</c>).</exception>
    public Problem? Approve(PlanFolder plan, string by, string login)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (PlanApproval.IsMaker(by, plan.Plan))
        {
            return Problem.Of(PlanProblemCodes.OwnPlan, plan.Plan.Id);
        }

        var approval = new PlanApproval(plan.Plan.Id, plan.Hash, by, login, Now);
        workspace.Store.Record(NoteOf(AuditActions.Approve, by, login, plan.Plan, plan.Hash));
        try
        {
            plan.Keep(approval);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException(Problem.Of(PlanProblemCodes.CannotWrite, plan.Path), exception);
        }

        return null;
    }

    /// <summary>Opens a plan's roster again, and makes sure that each of its lines is judged as it was.</summary>
    /// <param name="plan">The plan, which <see cref="Check"/> finds nothing wrong with.</param>
    /// <param name="reading">The roster, if this returns <see langword="true"/>; to be disposed.</param>
    /// <param name="problems">Why not, if this returns <see langword="false"/>.</param>
    public bool TryOpenRoster(
        PlanFolder plan, [NotNullWhen(true)] out RosterReading? reading, out ImmutableArray<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!TryOpenCopy(plan, out reading, out problems))
        {
            return false;
        }

        using var digest = new JudgementDigest();
        foreach (var judgement in reading.Judgements())
        {
            digest.Add(judgement);
        }

        if (digest.Current == plan.Plan.JudgementsSha256)
        {
            return true;
        }

        reading.Dispose();
        reading = null;
        problems = [Problem.Of(PlanProblemCodes.JudgementsChanged, plan.Plan.Id)];
        return false;
    }

    /// <summary>Opens a plan's copy of the roster as it was read then, whatever was changed since.</summary>
    internal bool TryOpenCopy(
        PlanFolder plan, [NotNullWhen(true)] out RosterReading? reading, out ImmutableArray<Problem> problems)
    {
        var forced = plan.Plan.Achievement is { } id ? workspace.Catalogue.Achievement(id) : null;
        return TryOpen(plan.Roster, plan.Mapping, forced, plan.Plan.AsOf, out reading, out problems);
    }

    /// <summary>The run that carries out a plan: its badges have the plan's name as their batch.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="by">Who issues.</param>
    public static IssuanceRun RunOf(PlanFolder plan, string by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new IssuanceRun(
            plan.Plan.Id,
            by,
            AuditNote.NoDetails
                .Add(PlanDetail, plan.Plan.Id)
                .Add(HashDetail, plan.Hash)
                .Add(RosterDetail, plan.Plan.Roster.Sha256))
        {
            Operator = plan.Plan.Operator,
            Corrections = plan.Plan.Corrections.ToImmutableDictionary(
                correction => correction.Line, correction => correction.Badge),
        };
    }

    private IssuancePlan Judge(
        RosterReading reading, PlanDraft draft, string id, PlanRequest request, Action<IssuanceOutcome> told)
    {
        var lines = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var corrections = ImmutableArray.CreateBuilder<PlannedCorrection>();
        var achievements = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var due = 0;
        using var digest = new JudgementDigest();
        ReturnedRoster.Write(reading, Outcomes(), request.Language, draft.ResultPath);
        return new IssuancePlan
        {
            Id = id,
            MadeAt = Now,
            MadeBy = request.By,
            Login = request.Login,
            AsOf = request.AsOf,
            Roster = draft.Roster with { Name = Path.GetFileName(request.Roster) },
            Mapping = draft.Mapping,
            Achievement = request.Achievement?.Id,
            Operator = request.Operator,
            Achievements = achievements.ToImmutable(),
            CatalogueSha256 = PlanInfluences.OfCatalogue(workspace, achievements),
            SettingsSha256 = PlanInfluences.OfSettings(workspace.Settings),
            JudgementsSha256 = digest.Current,
            Lines = lines.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Due = due,
            Corrections = corrections.ToImmutable(),
        };

        IEnumerable<IssuanceOutcome> Outcomes()
        {
            foreach (var outcome in workspace.Plan(reading.Judgements().Select(Noted)))
            {
                var word = RosterWords.Wire(outcome.Judgement.Disposition);
                lines[word] = lines.GetValueOrDefault(word) + 1;
                due += outcome.IsDue ? 1 : 0;
                if (outcome.Corrects is { } badge)
                {
                    corrections.Add(new PlannedCorrection(outcome.Judgement.Line, badge));
                }

                told(outcome);
                yield return outcome;
            }
        }

        RowJudgement Noted(RowJudgement judgement)
        {
            digest.Add(judgement);
            if (judgement.Completion is { } completion)
            {
                achievements.Add(completion.AchievementId);
            }

            return judgement;
        }
    }

    private bool TryOpen(
        string roster,
        string? mappingFile,
        AchievementDefinition? forced,
        DateOnly asOf,
        [NotNullWhen(true)] out RosterReading? reading,
        out ImmutableArray<Problem> problems)
    {
        ColumnMapping? mapping = null;
        if (mappingFile is not null && !ColumnMappingFile.TryRead(mappingFile, out mapping, out problems))
        {
            reading = null;
            return false;
        }

        return RosterReading.TryOpen(
            roster, workspace.RosterRules(forced, mapping) with { Today = asOf }, out reading, out problems);
    }

    private AuditNote NoteOf(string action, string by, string login, IssuancePlan plan, string hash) => new AuditNote
    {
        At = Now,
        By = by,
        Action = action,
    }
        .With(PlanDetail, plan.Id)
        .With(HashDetail, hash)
        .With(RosterDetail, plan.Roster.Sha256)
        .With(LoginDetail, login);

    private bool IsRecorded(PlanApproval approval)
    {
        // Opening the store first adds what an interrupted command left to be added.
        _ = workspace.Store.AuditHead;
        var hash = Encoding.ASCII.GetBytes(approval.PlanHash);
        return AuditLog.ReadLines(AuditLog.FileOf(workspace.Folder)).Any(line =>
            line.Span.IndexOf(hash) >= 0
            && AuditChain.TryRead(line, out var entry)
            && entry.Note.Action == AuditActions.Approve
            && entry.Note.By == approval.By
            && entry.Note.Details.GetValueOrDefault(HashDetail) == approval.PlanHash);
    }
}
