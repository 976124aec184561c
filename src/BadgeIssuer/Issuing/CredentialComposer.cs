using System.Collections.Concurrent;
using System.Globalization;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Issuing;

/// <summary>Composes the Open Badges 3.0 credential of an award, unsecured.</summary>
/// <remarks>Source: Open Badges 3.0, AchievementCredential; Bitstring Status List 1.0, BitstringStatusListEntry.</remarks>
/// <param name="policy">The settings.</param>
/// <param name="achievements">Composes the achievement, once for each.</param>
public sealed class CredentialComposer(IssuingPolicy policy, AchievementComposer achievements)
{
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
            ValidFrom = award.IssuedAt,
            AwardedDate = policy.StartOf(award.Completion.CompletedOn),
            CredentialSubject = new AchievementSubject
            {
                Id = award.SubjectId,
                Identifier = [Email(award), Name(award)],
                Achievement = achievement,
            },
            CredentialStatus = Status(award.Status, suspends: false),
            SecondCredentialStatus = policy.SuspensionEntry ? Status(award.Status, suspends: true) : null,
        };
    }

    private static IdentityObject Email(Award award) => new()
    {
        Hashed = true,
        IdentityHash = IdentityHash.Compute(award.Completion.EmailAddress, award.EmailSalt).ToString(),
        IdentityType = "emailAddress",
        Salt = award.EmailSalt,
    };

    private IdentityObject Name(Award award) => policy.NameInClear
        ? new IdentityObject { Hashed = false, IdentityHash = award.Completion.Name, IdentityType = "name" }
        : new IdentityObject
        {
            Hashed = true,
            IdentityHash = IdentityHash.Compute(award.Completion.Name, award.NameSalt).ToString(),
            IdentityType = "name",
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
