namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>The names that the specifications give to what went wrong.</summary>
/// <remarks>Source: VC Data Integrity 1.0, “Processing Errors” and “Securing Data Losslessly”.</remarks>
public static class ProcessingError
{
    /// <summary>A proof does not verify.</summary>
    public const string Verification = "https://w3id.org/security#PROOF_VERIFICATION_ERROR";

    /// <summary>A document cannot be turned into what is signed.</summary>
    public const string Transformation = "https://w3id.org/security#PROOF_TRANSFORMATION_ERROR";

    /// <summary>A proof cannot be made.</summary>
    public const string Generation = "https://w3id.org/security#PROOF_GENERATION_ERROR";

    /// <summary>Something would be lost before it is signed.</summary>
    public const string DataLoss = "https://w3id.org/security#DATA_LOSS_DETECTION_ERROR";

    /// <summary>The name for a problem that <see cref="EmbeddedProofs"/> reported.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isMaking">Whether a proof was being made, not verified.</param>
    public static string Of(ProofProblem problem, bool isMaking = false)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code switch
        {
            DataIntegrityProblemCodes.DataLoss => DataLoss,
            DataIntegrityProblemCodes.Transformation
                or DataIntegrityProblemCodes.ContextUnknown
                or DataIntegrityProblemCodes.WorkLimit => Transformation,
            _ => isMaking ? Generation : Verification,
        };
    }
}
