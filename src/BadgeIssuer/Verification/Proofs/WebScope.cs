namespace BadgeIssuer.Verification.Proofs;

/// <summary>Which web addresses speak for which.</summary>
/// <remarks>
/// Source: Open Badges 2.0, VerificationObject (<c>startsWith</c>, <c>allowedOrigins</c>) and hosted verification.
/// Addresses are compared after the URL standard's own normalisation, by whole hosts and whole path segments: neither
/// <c>https://issuer.example.evil.example/</c> nor <c>https://issuer.example/badges-of-another</c> begins with
/// <c>https://issuer.example/badges</c>.
/// </remarks>
internal static class WebScope
{
    /// <summary>Whether this is an absolute http or https address without user information.</summary>
    public static bool IsWeb(string? url) => TryParse(url, out _);

    /// <summary>Whether two addresses have the same scheme, host and port.</summary>
    public static bool SameOrigin(string one, string other) =>
        TryParse(one, out var first) && TryParse(other, out var second) && SameOrigin(first, second);

    /// <summary>Whether <paramref name="url"/> lies at or under <paramref name="prefix"/>.</summary>
    public static bool IsUnder(string url, string prefix)
    {
        if (!TryParse(url, out var address) || !TryParse(prefix, out var start) || !SameOrigin(address, start)
            || HasHiddenSegments(address))
        {
            return false;
        }

        // A query in the prefix narrows to exactly one path, and to queries that go on from it.
        if (start.Query.Length > 0)
        {
            return address.AbsolutePath == start.AbsolutePath
                && address.Query.StartsWith(start.Query, StringComparison.Ordinal);
        }

        var path = start.AbsolutePath.TrimEnd('/');
        return address.AbsolutePath == path
            || address.AbsolutePath.StartsWith(path + "/", StringComparison.Ordinal);
    }

    /// <summary>Whether the host of <paramref name="url"/> is <paramref name="origin"/>, a host name with or without a port.</summary>
    public static bool HasHost(string url, string origin)
    {
        if (!TryParse(url, out var address))
        {
            return false;
        }

        // Some issuers write whole origins, with a scheme.
        if (TryParse(origin, out var whole))
        {
            return SameOrigin(address, whole);
        }

        return string.Equals(address.IdnHost, origin, StringComparison.OrdinalIgnoreCase)
            || string.Equals($"{address.IdnHost}:{Port(address)}", origin, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The address of a well-known document of the origin of <paramref name="url"/>.</summary>
    public static string AtOrigin(string url, string path) =>
        new Uri(new Uri(url, UriKind.Absolute), path).AbsoluteUri;

    // Encoded slashes, backslashes and dots mean one thing here and perhaps another to the server that is asked.
    private static bool HasHiddenSegments(Uri address) =>
        address.AbsolutePath.Contains("%2f", StringComparison.OrdinalIgnoreCase)
        || address.AbsolutePath.Contains("%5c", StringComparison.OrdinalIgnoreCase)
        || address.AbsolutePath.Contains("%2e", StringComparison.OrdinalIgnoreCase);

    private static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string Port(Uri address) => address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool TryParse(string? url, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? address)
    {
        address = null;

        // The scheme as text: "/etc/passwd" and "//host/x" are absolute file URIs on Linux.
        return url is not null
            && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            && !url.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !url.Contains('\\', StringComparison.Ordinal)
            && Uri.TryCreate(url, UriKind.Absolute, out address)
            && address.UserInfo.Length == 0;
    }
}
