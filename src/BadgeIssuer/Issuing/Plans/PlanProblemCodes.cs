namespace BadgeIssuer.Issuing.Plans;

/// <summary>What can keep a plan from being made, approved or carried out.</summary>
public static class PlanProblemCodes
{
    /// <summary>No plan has this name. Arguments: what was given.</summary>
    public const string Unknown = "plan.unknown";

    /// <summary>The plan is not as it was written. Arguments: the plan.</summary>
    public const string Changed = "plan.changed";

    /// <summary>The plan's copy of the roster is gone. Arguments: the plan.</summary>
    public const string RosterMissing = "plan.roster-missing";

    /// <summary>The plan's copy of the roster is not the one that the plan was made from. Arguments: the plan.</summary>
    public const string RosterChanged = "plan.roster-changed";

    /// <summary>The plan's copy of the mapping is not the one that the plan was made from. Arguments: the plan.</summary>
    public const string MappingChanged = "plan.mapping-changed";

    /// <summary>Achievements, skills or artwork were changed since. Arguments: the plan.</summary>
    public const string CatalogueChanged = "plan.catalogue-changed";

    /// <summary>Settings that influence rows or badges were changed since. Arguments: the plan.</summary>
    public const string SettingsChanged = "plan.settings-changed";

    /// <summary>The same roster is judged otherwise than when the plan was made. Arguments: the plan.</summary>
    public const string JudgementsChanged = "plan.judgements-changed";

    /// <summary>The plan was judged as of a day that is not here yet. Arguments: the plan; the day.</summary>
    public const string NotYet = "plan.not-yet";

    /// <summary>The settings ask for a second person's approval, and the plan has none. Arguments: the plan.</summary>
    public const string NotApproved = "plan.not-approved";

    /// <summary>The approval is damaged, of another plan, or not in the audit log. Arguments: the plan.</summary>
    public const string ApprovalInvalid = "plan.approval-invalid";

    /// <summary>Who made the plan cannot approve it. Arguments: the plan.</summary>
    public const string OwnPlan = "plan.own-plan";

    /// <summary>A row corrects a badge that the plan does not name. Arguments: the badge.</summary>
    public const string CorrectionNotPlanned = "plan.correction-not-planned";

    /// <summary>The plan's folder cannot be written or read. Arguments: the folder.</summary>
    public const string CannotWrite = "plan.cannot-write";

    // Whatever is wrong inside of a plan that a program wrote, it comes to one thing: it was changed.
    internal static JsonMemberCodes Members { get; } = new(Changed, Changed, Changed, Changed);
}
