namespace BadgeIssuer.Audit;

/// <summary>What the log knows as an effect.</summary>
public static class AuditActions
{
    /// <summary>Badges were made.</summary>
    public const string Issue = "issue";

    /// <summary>A badge was made in place of another one, which it supersedes.</summary>
    public const string Correct = "correct";

    /// <summary>Badges were revoked, for good.</summary>
    public const string Revoke = "revoke";

    /// <summary>Badges were suspended.</summary>
    public const string Suspend = "suspend";

    /// <summary>Suspended badges hold again.</summary>
    public const string Reinstate = "reinstate";

    /// <summary>A person's data were removed.</summary>
    public const string Erase = "erase";

    /// <summary>A plan was made.</summary>
    public const string Plan = "plan";

    /// <summary>A plan was approved.</summary>
    public const string Approve = "approve";

    /// <summary>A version of an achievement was approved.</summary>
    public const string ApproveAchievement = "approve-achievement";

    /// <summary>A version of an achievement was retired.</summary>
    public const string RetireAchievement = "retire-achievement";

    /// <summary>A skill framework was taken into the catalogue.</summary>
    public const string ImportSkills = "import-skills";

    /// <summary>A crosswalk between two versions of skill frameworks was taken into the catalogue.</summary>
    public const string ImportCrosswalk = "import-crosswalk";

    /// <summary>A key was made.</summary>
    public const string CreateKey = "create-key";

    /// <summary>Badges were signed anew, since the key that had signed them is compromised.</summary>
    public const string Resecure = "resecure";

    /// <summary>Badges were made to be valid longer, and signed anew for that.</summary>
    public const string Renew = "renew";

    /// <summary>A key signs no more.</summary>
    public const string RetireKey = "retire-key";

    /// <summary>Somebody else may have a key.</summary>
    public const string CompromiseKey = "compromise-key";

    /// <summary>Badges were handed over for distribution.</summary>
    public const string Deliver = "deliver";

    /// <summary>A backup was written.</summary>
    public const string Backup = "backup";

    /// <summary>A backup took the place of the store.</summary>
    public const string Restore = "restore";
}
