using BadgeIssuer.Artwork;
using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;
using BadgeIssuer.Tests.Issuing;

namespace BadgeIssuer.Tests.Artwork;

/// <summary>Certificates of made-up graduates of the sample programmes.</summary>
internal static class Certificates
{
    private static readonly CertificateComposer Composer = new(Samples.Policy, Samples.Catalogue);

    public static byte[] Picture { get; } = File.ReadAllBytes(Path.Combine(Samples.Folder, "artwork", "MDXQ2-T1-1.png"));

    public static CertificateFace Face(string? name, string achievement = Samples.AchievementId)
    {
        var badge = new IssuedBadge
        {
            Id = CredentialId.FromBytes([.. Enumerable.Range(0, 16).Select(number => (byte)number)]),
            Sequence = 1,
            Completion = Samples.Completion() with { Name = name ?? "", AchievementId = achievement },
            AchievementCode = achievement[..^3],
            Status = new StatusPlace(1, 1),
            IssuedAt = new DateTimeOffset(2025, 2, 10, 3, 4, 5, TimeSpan.Zero),
            Documents = [],
            Batch = Samples.Run.Batch,
            HolderToken = "",
        };
        return Composer.Compose(badge, withName: name is not null);
    }

    public static byte[] Paint(string? name, string achievement = Samples.AchievementId) =>
        new CertificatePainter(TestFonts.All, Picture).Paint(Face(name, achievement));
}
