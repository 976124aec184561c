using System.Collections.Concurrent;
using System.Globalization;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Issuing;

/// <summary>Composes the Open Badges 3.0 credential of an award, unsecured.</summary>
/// <remarks>Source: Open Badges 3.0, AchievementCredential; Bitstring Status List 1.0, BitstringStatusListEntry.</remarks>
/// <param name="policy">The settings.</param>
/// <param name="achievements">Composes the achievement, once for each.</param>
/// <param name="refreshing">The form in which a newer edition of a credential is served; one of Open Badges 3.0.</param>
public sealed class CredentialComposer(
    IssuingPolicy policy, AchievementComposer achievements, CredentialFormat refreshing)
{
    /// <summary>The <c>identityType</c> of the recipient's mail address.</summary>
    internal const string EmailAddressType = "emailAddress";

    /// <summary>The <c>identityType</c> of the recipient's name.</summary>
    internal const string NameType = "name";

    private readonly Profile _issuer = IssuerComposer.ComposeV3(policy);
    private readonly ConcurrentDictionary<string, Achievement> _achievements = new(StringComparer.Ordinal);

    /// <summary>Composes the credential. A valid award always composes.</summary>
    public OpenBadgeCredential Compose(Award award)
    {
        ArgumentNullException.ThrowIfNull(award);
        var achievement = _achievements.GetOrAdd(
            award.Achievement.Id,
            static (_, context) => context.achievements.ComposeV3(context.award.Achievement),
            (achievements, award));

        return new OpenBadgeCredential
        {
            Id = policy.Addresses.Credential(award.Id),
            Name = achievement.Name,
            Issuer = _issuer,
            AdditionalContexts = award.ValidThrough is null ? [] : [ContextIris.OpenBadgesV3Extensions],
            ValidFrom = award.IssuedAt,
            ValidUntil = award.ValidThrough is { } last ? policy.EndOf(last) : null,
            AwardedDate = policy.StartOf(award.Completion.CompletedOn),
            CredentialSubject = new AchievementSubject
            {
                Id = award.SubjectId,
                Identifier = [Email(award), Name(award)],
                Achievement = achievement,
            },
            CredentialStatus = Status(award.Status, suspends: false),
            SecondCredentialStatus = policy.SuspensionEntry ? Status(award.Status, suspends: true) : null,
            RefreshService = award.ValidThrough is null
                ? null
                : new RefreshService { Id = policy.Addresses.Document(award.Id, refreshing) },
        };
    }

    private static IdentityObject Email(Award award) => new()
    {
        Hashed = true,
        IdentityHash = IdentityHash.Compute(award.Completion.EmailAddress, award.EmailSalt).ToString(),
        IdentityType = EmailAddressType,
        Salt = award.EmailSalt,
    };

    private IdentityObject Name(Award award) => policy.NameInClear
        ? new IdentityObject { Hashed = false, IdentityHash = award.Completion.Name, IdentityType = NameType }
        : new IdentityObject
        {
            Hashed = true,
            IdentityHash = IdentityHash.Compute(award.Completion.Name, award.NameSalt).ToString(),
            IdentityType = NameType,
            Salt = award.NameSalt,
        };

    private BitstringStatusListEntry Status(StatusPlace place, bool suspends)
    {
        var name = new StatusListName(place.List, suspends);
        var list = policy.Addresses.StatusList(name);
        return new BitstringStatusListEntry
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{list}#{place.Index}"),
            StatusPurpose = name.Purpose,
            StatusListIndex = place.Index,
            StatusListCredential = list,
        };
    }
}
