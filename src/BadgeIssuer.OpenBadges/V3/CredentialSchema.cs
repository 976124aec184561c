namespace BadgeIssuer.OpenBadges.V3;

/// <summary>A schema that a credential says it conforms to.</summary>
/// <remarks>Source: Open Badges 3.0, CredentialSchema.</remarks>
public sealed record CredentialSchema
{
    /// <summary>URL of the schema.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// How to check, e.g. <c>1EdTechJsonSchemaValidator2019</c>; that one is defined only by
    /// <see cref="ContextIris.OpenBadgesV3Extensions"/>, which the credential then has to name.
    /// </summary>
    public required string Type { get; init; }
}
