namespace BadgeIssuer.Lifecycle;

/// <summary>What staff can do to an award's standing.</summary>
public enum StandingAction
{
    /// <summary>End it for good.</summary>
    Revoke,

    /// <summary>Stop it for a time.</summary>
    Suspend,

    /// <summary>Let a suspended one hold again.</summary>
    Reinstate,
}
