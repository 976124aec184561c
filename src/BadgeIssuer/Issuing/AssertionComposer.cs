using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.V2;

namespace BadgeIssuer.Issuing;

/// <summary>Composes the Open Badges 2.0 assertions of an award.</summary>
/// <remarks>Source: Open Badges 2.0, Assertion, IdentityObject, VerificationObject.</remarks>
/// <param name="policy">The settings.</param>
/// <param name="linksPicture">Whether each award has a baked picture, which the assertion then names.</param>
public sealed class AssertionComposer(IssuingPolicy policy, bool linksPicture)
{
    /// <summary>The hosted assertion: what it says is what its own address serves.</summary>
    public Assertion ComposeHosted(Award award)
    {
        ArgumentNullException.ThrowIfNull(award);
        return Compose(award, policy.Addresses.AssertionV2(award.Id), VerificationObject.Hosted);
    }

    /// <summary>The assertion to sign.</summary>
    /// <param name="award">The award.</param>
    /// <param name="kid">The identifier of the key that will sign it.</param>
    public Assertion ComposeSigned(Award award, string kid)
    {
        ArgumentNullException.ThrowIfNull(award);
        return Compose(
            award, award.Id.ToUrnUuid(), VerificationObject.Signed(policy.Addresses.CryptographicKeyV2(kid)));
    }

    private Assertion Compose(Award award, string id, VerificationObject verification) => new()
    {
        Id = id,
        Recipient = new IdentityObject
        {
            Type = "email",
            Hashed = true,
            Salt = award.EmailSalt,
            Identity = IdentityHash.Compute(award.Completion.EmailAddress, award.EmailSalt).ToString(),
        },
        Badge = policy.Addresses.BadgeClassV2(award.Achievement.Id),
        Verification = verification,
        IssuedOn = policy.StartOf(award.Completion.CompletedOn),
        Expires = award.ValidThrough is { } last ? policy.EndOf(last) : null,
        Image = linksPicture ? policy.Addresses.Document(award.Id, CredentialFormat.Png) : null,
    };
}
