using System.Collections.Concurrent;
using BadgeIssuer.Artwork;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;
using Microsoft.Extensions.Caching.Memory;

namespace BadgeIssuer.Web.Badges;

/// <summary>Draws the certificates of published badges, with the painter that the issuing side delivers with.</summary>
/// <remarks>
/// Only certificates that name nobody are kept for a while, in bounded memory; one with a name is drawn each time that
/// somebody presents the link which shows it. No more are drawn at once than there are processors.
/// </remarks>
internal sealed class Certificates(string fontFolder, PublicationFolder publication, PublishedSite site) : IDisposable
{
    private const int MostBytesKept = 32 * 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lazy<FontSet?> _fonts = new(() => FontFiles.Load(fontFolder));
    private readonly ConcurrentDictionary<string, CertificatePainter> _painters = new(StringComparer.Ordinal);
    private readonly MemoryCache _drawn = new(new MemoryCacheOptions { SizeLimit = MostBytesKept });
    private readonly SemaphoreSlim _desk = new(Environment.ProcessorCount);

    /// <summary>Whether certificates can be drawn here: there are fonts.</summary>
    public bool Offered { get; } = FontFiles.HasFonts(fontFolder);

    /// <summary>Whether a badge has a certificate now: it certifies nothing once it does not hold.</summary>
    public bool Offers(SharedBadge badge, DateTimeOffset now) =>
        Offered && badge.Standing is BadgeStanding.Active && !(badge.ValidUntil <= now);

    /// <summary>Draws the certificate of a badge.</summary>
    /// <param name="badge">A badge that <see cref="Offers"/> names.</param>
    /// <param name="holderName">Whose it is, where a link was presented that shows it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async ValueTask<byte[]> DrawAsync(SharedBadge badge, string? holderName, CancellationToken cancellationToken)
    {
        if (holderName is null && _drawn.TryGetValue(KeyOf(badge), out byte[]? kept))
        {
            return kept!;
        }

        await _desk.WaitAsync(cancellationToken);
        try
        {
            var painter = await PainterOfAsync(badge.Achievement.Id, cancellationToken);
            var pdf = painter.Paint(ContentOf(badge).Face(holderName));
            return holderName is null
                ? _drawn.Set(KeyOf(badge), pdf, new MemoryCacheEntryOptions { Size = pdf.Length, AbsoluteExpirationRelativeToNow = Kept })
                : pdf;
        }
        catch (MissingGlyphException)
        {
            // The issuing side tries every name before it delivers: the fonts here are others. The exception tells
            // characters of a name, and what is thrown is logged.
            throw new InvalidOperationException($"The fonts in {fontFolder} lack a character of a certificate.");
        }
        finally
        {
            _desk.Release();
        }
    }

    public void Dispose()
    {
        _drawn.Dispose();
        _desk.Dispose();
        if (_fonts.IsValueCreated)
        {
            _fonts.Value?.Dispose();
        }
    }

    // There are as many painters as there are achievements, and each holds one picture.
    private async ValueTask<CertificatePainter> PainterOfAsync(string achievement, CancellationToken cancellationToken)
    {
        if (_painters.TryGetValue(achievement, out var painter))
        {
            return painter;
        }

        var picture = await publication.ReadAsync(PublishedPaths.AchievementImage(achievement), cancellationToken)
            ?? throw new InvalidDataException($"The picture of {achievement} is not published.");
        return _painters.GetOrAdd(achievement, new CertificatePainter(_fonts.Value!, picture));
    }

    // A badge that was renewed is another one on paper.
    private static (Issuing.CredentialId, DateTimeOffset, DateTimeOffset?) KeyOf(SharedBadge badge) =>
        (badge.Id, badge.Issued, badge.ValidUntil);

    private CertificateContent ContentOf(SharedBadge badge) => new()
    {
        Badge = badge.Id,
        Programme = badge.Achievement.Programme,
        Achievement = badge.Achievement.Name,
        CompletedOn = badge.Awarded,
        IssuedOn = Dates.DayInJapan(badge.Issued),
        IssuedAt = badge.Issued,
        HoldsThrough = badge.ValidUntil is { } end ? Dates.DayInJapan(end.AddTicks(-1)) : null,
        Issuer = site.IssuerName,
        Frameworks =
        [
            .. badge.Achievement.Skills.Select(
                skill => skill.FrameworkName ?? new LocalizedText(skill.Framework, skill.Framework)),
        ],
        Skills = [.. badge.Achievement.Skills.Select(skill => (skill.Category.Japanese, skill.Name.Japanese))],
        Link = $"{site.BaseUrl}/b/{badge.Id}",
    };
}
