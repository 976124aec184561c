using System.Text.Json;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Which addresses an Open Badges 2.0 issuer declares as its own.</summary>
/// <remarks>
/// Source: Open Badges 2.0, VerificationObject in the issuer's profile. Every property that is declared must allow the
/// address; an issuer that declares neither is confined to the origin of its own id.
/// </remarks>
internal static class IssuerScope
{
    /// <summary>Whether <paramref name="url"/> lies within the scope of the issuer.</summary>
    /// <param name="profile">The issuer's profile, as the issuer publishes it.</param>
    /// <param name="issuerId">The issuer's id.</param>
    /// <param name="url">The address of an assertion or a BadgeClass.</param>
    public static bool Allows(JsonElement profile, string issuerId, string url)
    {
        var declared = profile.Object("verification");
        var startsWith = declared?.Texts("startsWith").ToArray() ?? [];
        var allowedOrigins = declared?.Texts("allowedOrigins").ToArray() ?? [];

        if (startsWith.Length == 0 && allowedOrigins.Length == 0)
        {
            return WebScope.SameOrigin(url, issuerId);
        }

        return (startsWith.Length == 0 || startsWith.Any(prefix => WebScope.IsUnder(url, prefix)))
            && (allowedOrigins.Length == 0 || allowedOrigins.Any(origin => WebScope.HasHost(url, origin)));
    }
}
