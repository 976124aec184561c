using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Sharing;

/// <summary>Forgets what is kept of badges whose records were erased. The publication says which; nobody tells the site.</summary>
/// <remarks>
/// Links of such a badge answer no more from the moment it is published as erased. This removes what is kept of them, at
/// the start and then every hour.
/// </remarks>
internal sealed class ErasureSweep(
    ISiteStore store, PublicationFolder publication, TimeProvider time, ILogger<ErasureSweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Looks at every badge of which something is kept.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var badge in store.ListBadges())
        {
            if (await SharedBadge.IsErasedAsync(publication, badge.ToString(), cancellationToken))
            {
                store.Forget(badge);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is SiteStoreException or IOException or InvalidDataException)
            {
                // The site goes on; the next sweep does what this one could not.
                SweepFailed(log, failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static readonly Action<ILogger, Exception> SweepFailed = LoggerMessage.Define(
        LogLevel.Error, new EventId(1, nameof(SweepFailed)), "What is kept of erased badges could not be looked through.");
}
