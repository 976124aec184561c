using System.Collections.Immutable;
using BadgeIssuer.Artwork;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Sharing;

/// <summary>What a badge's certificate is made from; nothing of it is about a person.</summary>
/// <remarks>The issuing side has it from its store, the site from its publication, and both draw the same from it.</remarks>
public sealed record CertificateContent
{
    /// <summary>The badge.</summary>
    public required CredentialId Badge { get; init; }

    /// <summary>The programme, or <see langword="null"/> where the catalogue does not say.</summary>
    public LocalizedText? Programme { get; init; }

    /// <summary>The achievement's name.</summary>
    public required LocalizedText Achievement { get; init; }

    /// <summary>The day of completion.</summary>
    public required DateOnly CompletedOn { get; init; }

    /// <summary>The day of issue, by the calendar of the programme.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day on which the badge holds, or <see langword="null"/> for no end.</summary>
    public DateOnly? HoldsThrough { get; init; }

    /// <summary>When the badge was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Who issues it.</summary>
    public required LocalizedText Issuer { get; init; }

    /// <summary>The names of the skill frameworks, each with its version; one may stand here several times.</summary>
    public required ImmutableArray<LocalizedText> Frameworks { get; init; }

    /// <summary>The skills that the programme addressed, each with its category, in Japanese and in order.</summary>
    public required ImmutableArray<(string Category, string Name)> Skills { get; init; }

    /// <summary>The address of the badge's public page.</summary>
    public required string Link { get; init; }

    /// <summary>What the certificate says.</summary>
    /// <param name="holderName">The holder's name, for the holder's own copy only; otherwise <see langword="null"/>.</param>
    public CertificateFace Face(string? holderName)
    {
        var (completed, issued) = (CertificateComposer.DayOf(CompletedOn), CertificateComposer.DayOf(IssuedOn));
        return new CertificateFace
        {
            HolderName = holderName,
            Programme = Text(Programme ?? new LocalizedText("", "")),
            Achievement = Text(Achievement),
            Completed = Text(completed),
            ValidUntil = HoldsThrough is { } end ? Text(CertificateComposer.DayOf(end)) : null,
            Issued = new CertificateText($"発行日　{issued.Japanese}", issued.English),
            Issuer = Text(Issuer),
            Framework = new CertificateText(
                string.Join('・', Frameworks.Select(framework => framework.Japanese).Distinct()),
                string.Join(", ", Frameworks.Select(framework => framework.English).Distinct())),
            Skills = CertificateComposer.SkillsByCategory(Skills),
            Number = Badge.ToString(),
            Link = Link,
            IssuedAt = IssuedAt,
        };
    }

    private static CertificateText Text(LocalizedText text) => new(text.Japanese, text.English);
}
