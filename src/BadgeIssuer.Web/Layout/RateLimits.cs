using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BadgeIssuer.Web.Verification;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web.Layout;

/// <summary>How much one client may ask for.</summary>
internal static class RateLimits
{
    /// <summary>The policy for whatever examines a badge on request.</summary>
    public const string Verification = "verification";

    /// <summary>The policy for pages and documents.</summary>
    public const string Reading = "reading";

    /// <summary>The policy for what only a holder's token opens.</summary>
    public const string Holders = "holders";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
                context.HttpContext.Response.Headers.RetryAfter =
                    Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Verification, http => PerClient(http, Verification, Limits(http).VerificationsPerMinute));
            limiter.AddPolicy(Holders, http => PerClient(http, Holders, Site(http).HolderRequestsPerMinute));
            limiter.AddPolicy(Reading, http => PerClient(http, Reading, Site(http).RequestsPerMinute));
        });

    private static RateLimitPartition<string> PerClient(HttpContext http, string policy, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            $"{policy} {ClientOf(http.Connection.RemoteIpAddress)}",
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = Window,
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            });

    // Whoever has one IPv6 address usually has all 2^64 of its network.
    private static string ClientOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static VerificationSiteOptions Limits(HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<VerificationSiteOptions>>().Value;

    private static SiteOptions Site(HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value;
}
