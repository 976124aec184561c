namespace BadgeIssuer.Verification.Schemas;

/// <summary>What the schemas that a credential names can find. (Its own rules: the formats' codes.)</summary>
public static class SchemaCheckProblemCodes
{
    /// <summary>The credential violates a schema that it names itself. {0}: the schema's address.</summary>
    public const string ForeignViolated = "schema.foreign-violated";

    /// <summary>A schema that the credential names could not be had: a warning. {0}: its address.</summary>
    public const string ForeignUnavailable = "schema.foreign-unavailable";

    /// <summary>A schema that the credential names is none, or too costly to run: a warning. {0}: its address.</summary>
    public const string ForeignNotRun = "schema.foreign-not-run";

    /// <summary>The credential names a schema of a kind that is not run here: a warning. {0}: the kind.</summary>
    public const string ForeignUnknownType = "schema.foreign-unknown-type";
}
