namespace BadgeIssuer.OpenBadges;

/// <summary>The JSON-LD contexts that badges name. Names only: nothing is ever fetched from them.</summary>
/// <remarks>Source: Open Badges 3.0 and 2.0, VC Data Model 2.0 and 1.1.</remarks>
public static class ContextIris
{
    /// <summary>VC Data Model 2.0; the first context of an Open Badges 3.0 credential.</summary>
    public const string CredentialsV2 = "https://www.w3.org/ns/credentials/v2";

    /// <summary>VC Data Model 1.1; the first context of the older form of an Open Badges 3.0 credential.</summary>
    public const string CredentialsV1 = "https://www.w3.org/2018/credentials/v1";

    /// <summary>Open Badges 3.0.3; the second context of a credential.</summary>
    public const string OpenBadgesV3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /// <summary>The 1EdTech types that <see cref="OpenBadgesV3"/> does not define.</summary>
    public const string OpenBadgesV3Extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    /// <summary>Open Badges 2.0.</summary>
    public const string OpenBadgesV2 = "https://w3id.org/openbadges/v2";

    /// <summary>Open Badges 1.1, whose assertions are recognised and not verified.</summary>
    public const string OpenBadgesV1 = "https://w3id.org/openbadges/v1";
}
