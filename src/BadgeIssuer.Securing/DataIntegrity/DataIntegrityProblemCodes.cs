namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Codes of what can be wrong with a proof that stands inside the document.</summary>
/// <remarks>What a bad signature is called in every envelope is in <see cref="ProofProblemCodes"/>.</remarks>
public static class DataIntegrityProblemCodes
{
    /// <summary>The proof lacks a member, or has one of the wrong form. Arguments: the member, or <c>proof</c>.</summary>
    public const string Malformed = "proof.di-malformed";

    /// <summary>A suite that is not on the list: undecided. Arguments: its name.</summary>
    public const string SuiteUnknown = "proof.suite-not-supported";

    /// <summary>The proof is for another purpose than assertions. Arguments: the purpose.</summary>
    public const string Purpose = "proof.di-purpose";

    /// <summary>The proof's own time is over. Arguments: since when.</summary>
    public const string Expired = "proof.di-expired";

    /// <summary>The proof value is not in the suite's form: <c>z</c> and canonical base58btc. No argument.</summary>
    public const string ProofValue = "proof.di-proof-value";

    /// <summary>The proof was made by another method than the one at hand. Arguments: the method that it names.</summary>
    public const string MethodDiffers = "proof.di-method-differs";

    /// <summary>The proof's contexts are not those that the document begins with. No argument.</summary>
    public const string Contexts = "proof.di-contexts";

    /// <summary>A proof that this one rests on is not there, or there twice. Arguments: its id.</summary>
    public const string PreviousProof = "proof.di-previous-proof";

    /// <summary>A proof that this one rests on does not hold. Arguments: its id.</summary>
    public const string PreviousRefuted = "proof.di-previous-refuted";

    /// <summary>A term, identifier or value would be lost before it is signed. Arguments: the JSON-LD code, the term.</summary>
    public const string DataLoss = "proof.di-data-loss";

    /// <summary>The document cannot be turned into what is signed. Arguments: the JSON-LD code, or what it is not.</summary>
    public const string Transformation = "proof.di-transformation";

    /// <summary>A context that is not embedded here, or one written into the document: undecided. Arguments: its IRI, or <c>inline</c>.</summary>
    public const string ContextUnknown = "context.unknown";

    /// <summary>Canonicalizing would take more work than is done: undecided. No argument.</summary>
    public const string WorkLimit = "proof.di-work-limit";
}
