namespace BadgeIssuer.Issuing;

/// <summary>The forms in which one award is given out.</summary>
public enum CredentialFormat
{
    /// <summary>
    /// The Open Badges 3.0 credential with a Data Integrity proof in it, the record of the award; <c>data-integrity</c>.
    /// </summary>
    DataIntegrity,

    /// <summary>The Open Badges 3.0 credential as VC-JWT; <c>vc-jwt</c> in the settings.</summary>
    VcJwt,

    /// <summary>The Open Badges 2.0 assertion that its own address serves; <c>ob2-hosted</c>.</summary>
    Ob2Hosted,

    /// <summary>The Open Badges 2.0 assertion as signed JWS; <c>ob2-jws</c>.</summary>
    Ob2Jws,

    /// <summary>The picture that carries the others; <c>png</c>.</summary>
    Png,
}
