using System.Diagnostics.CodeAnalysis;
using System.Net;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Which addresses the guarded fetcher asks at all, judged by their text.</summary>
internal static class GuardedUrl
{
    private const int MaximumLength = 2048;

    /// <summary>Accepts or refuses an address. What its host resolves to is judged later, when it is connected to.</summary>
    public static bool TryAccept(
        string text, FetchRules rules, [NotNullWhen(true)] out Uri? url, [NotNullWhen(false)] out Problem? problem)
    {
        url = null;
        problem = Problem.Of(FetchProblemCodes.UrlNotAllowed, text);

        // The scheme as text, because on Linux "/etc/passwd" and "//host/x" are absolute file URIs.
        var isHttps = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var isHttp = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if ((!isHttps && !isHttp) || text.Length > MaximumLength || text.AsSpan().ContainsAnyExceptInRange('!', '~')
            || text.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed)
            || parsed.UserInfo.Length > 0
            || Authority(text).Contains('@', StringComparison.Ordinal))
        {
            return false;
        }

        var host = parsed.IdnHost;
        var isLoopback = false;

        if (IPAddress.TryParse(host, out var address))
        {
            // 0x7f.1, 0177.0.0.1 and 2130706433 become 127.0.0.1: an address counts only if it was written plainly.
            if (!Authority(text).StartsWith(parsed.Host, StringComparison.Ordinal))
            {
                return false;
            }

            isLoopback = rules.AllowLoopback && PublicAddress.IsPlainLoopback(address);
            if (!isLoopback && !PublicAddress.Is(address))
            {
                problem = Problem.Of(FetchProblemCodes.AddressNotAllowed, host);
                return false;
            }
        }
        else if (host is "localhost")
        {
            isLoopback = rules.AllowLoopback;
            if (!isLoopback)
            {
                problem = Problem.Of(FetchProblemCodes.AddressNotAllowed, host);
                return false;
            }
        }
        else if (!host.Contains('.', StringComparison.Ordinal))
        {
            return false; // a name without a dot is looked for in the server's own domain
        }

        if (!isLoopback && (!isHttps || parsed.Port != 443))
        {
            return false;
        }

        url = parsed;
        problem = null;
        return true;
    }

    private static string Authority(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? text[start..] : text.Substring(start, end);
    }
}
