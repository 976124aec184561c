namespace BadgeIssuer.Web.Published;

/// <summary>The media types of what is published.</summary>
internal static class MediaTypes
{
    public const string Html = "text/html";
    public const string Json = "application/json";
    public const string JsonLd = "application/ld+json";
    public const string Png = "image/png";
    public const string Pdf = "application/pdf";
    public const string Svg = "image/svg+xml";

    /// <summary>VC-JOSE-COSE §6.1: the media type of a VC secured with JOSE.</summary>
    public const string VcJwt = "application/vc+jwt";

    /// <summary>RFC 7519 §10.3.1; what the OB 3.0 document names for a VC-JWT.</summary>
    public const string Jwt = "application/jwt";

    /// <summary>VC Data Model 2.0 §C.2, and the older form that clients still ask for.</summary>
    public const string Vc = "application/vc";
    public const string VcLdJson = "application/vc+ld+json";

    /// <summary>RFC 7515 §9.2.1: a JWS in compact serialization.</summary>
    public const string Jose = "application/jose";

    /// <summary>DID Core 1.0 §6.3.2.</summary>
    public const string DidDocument = "application/did+ld+json";

    /// <summary>RFC 7517 §8.5.</summary>
    public const string Jwk = "application/jwk+json";
    public const string JwkSet = "application/jwk-set+json";
}
