namespace BadgeIssuer.Verification.Schemas;

/// <summary>What the schemas and documents that a badge names can find. (Its own rules: the formats' codes.)</summary>
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

    /// <summary>What an extension asks for is not known, since its context could not be read: a warning. {0}: its address.</summary>
    public const string ExtensionNotJudged = "schema.extension-not-judged";

    /// <summary>Two related resources have the same identifier. {0}: the identifier.</summary>
    public const string ResourceTwice = "schema.resource-twice";

    /// <summary>A related resource is not what the issuer signed. {0}: its address.</summary>
    public const string ResourceChanged = "schema.resource-changed";

    /// <summary>A related resource could not be had: a warning. {0}: its address.</summary>
    public const string ResourceUnavailable = "schema.resource-unavailable";

    /// <summary>
    /// A related resource was not compared, since it has no digest or no address that is understood, or since there are
    /// more than are fetched: a warning. {0}: its identifier.
    /// </summary>
    public const string ResourceNotCompared = "schema.resource-not-compared";

    /// <summary>Two related documents are of the same language and version. {0}: language and version.</summary>
    public const string RelatedTwice = "schema.related-twice";
}
