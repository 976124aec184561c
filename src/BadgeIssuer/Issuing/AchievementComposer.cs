using System.Globalization;
using BadgeIssuer.Skills;
using V2 = BadgeIssuer.OpenBadges.V2;
using V3 = BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Issuing;

/// <summary>Composes what all awards of an achievement share.</summary>
/// <param name="policy">The settings.</param>
/// <param name="catalogue">Where the skills stand.</param>
public sealed class AchievementComposer(IssuingPolicy policy, Catalogue catalogue)
{
    /// <summary>The <c>achievementType</c> in Open Badges 3.0.</summary>
    public const string AchievementType = "CertificateOfCompletion";

    /// <summary>The Open Badges 3.0 Achievement.</summary>
    /// <param name="definition">An achievement of the catalogue.</param>
    public V3.Achievement ComposeV3(AchievementDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var address = policy.Addresses.Achievement(definition.Id);
        return new V3.Achievement
        {
            Id = address,
            Name = definition.Name.Japanese,
            Description = definition.Description.Japanese,
            Criteria = new V3.Criteria { Id = address, Narrative = definition.Criteria.Japanese },
            AchievementType = AchievementType,
            Alignment = [.. catalogue.SkillsOf(definition).Select(SkillAlignment.ToV3)],
            HumanCode = definition.Code,
            Image = new V3.Image
            {
                Id = policy.Addresses.AchievementImage(definition.Id),
                Caption = definition.Name.Japanese,
            },
            InLanguage = IssuerComposer.Language,
            Version = Version(definition),
        };
    }

    /// <summary>The Open Badges 2.0 BadgeClass.</summary>
    /// <param name="definition">An achievement of the catalogue.</param>
    public V2.BadgeClass ComposeV2(AchievementDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new V2.BadgeClass
        {
            Id = policy.Addresses.BadgeClassV2(definition.Id),
            Name = definition.Name.Japanese,
            Description = definition.Description.Japanese,
            Image = policy.Addresses.AchievementImage(definition.Id),
            Criteria = new V2.Criteria
            {
                Id = policy.Addresses.Achievement(definition.Id),
                Narrative = definition.Criteria.Japanese,
            },
            Issuer = policy.Addresses.IssuerV2,
            Alignment = [.. catalogue.SkillsOf(definition).Select(SkillAlignment.ToV2)],
            Version = Version(definition),
            Language = IssuerComposer.Language,
        };
    }

    private static string Version(AchievementDefinition definition) =>
        definition.Version.ToString(CultureInfo.InvariantCulture);
}
