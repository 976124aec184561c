using V2 = BadgeIssuer.OpenBadges.V2;
using V3 = BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Issuing;

/// <summary>Composes the issuer's profiles.</summary>
public static class IssuerComposer
{
    /// <summary>The language of the texts in badges.</summary>
    public const string Language = "ja";

    /// <summary>The Open Badges 3.0 profile; its id is the issuer's did:web.</summary>
    public static V3.Profile ComposeV3(IssuingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new V3.Profile
        {
            Id = policy.Addresses.IssuerDid,
            Name = policy.Issuer.Name.Japanese,
            Url = policy.Issuer.Url,
            Email = policy.Issuer.Email,
            Description = policy.Issuer.Description?.Japanese,
        };
    }

    /// <summary>The Open Badges 2.0 profile; its id is the address that serves it.</summary>
    /// <param name="policy">The settings.</param>
    /// <param name="kids">The identifiers of all keys that ever signed assertions, retired ones too.</param>
    public static V2.Profile ComposeV2(IssuingPolicy policy, IEnumerable<string> kids)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(kids);
        var addresses = policy.Addresses;
        return new V2.Profile
        {
            Id = addresses.IssuerV2,
            Name = policy.Issuer.Name.Japanese,
            Url = policy.Issuer.Url,
            Email = policy.Issuer.Email,
            Description = policy.Issuer.Description?.Japanese,
            PublicKey = [.. kids.Select(addresses.CryptographicKeyV2)],
            RevocationList = addresses.RevocationListV2,

            // On a host that it shares, the issuer speaks for its own folder only; otherwise for the whole origin,
            // which is what the specification assumes where nothing is said.
            Verification = addresses.HasPath ? V2.VerificationObject.Scope([addresses.Base + "/ob2/"], []) : null,
            Language = Language,
        };
    }
}
