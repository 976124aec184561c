using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BadgeIssuer.Securing.Dids;

/// <summary>DIDs whose document lies on a web server. Says where; fetching is not done here.</summary>
/// <remarks>
/// <para>The host is a name of letters, digits and hyphens: no address in any notation, no escape but that of the
/// colon before a port. Path segments are neither empty nor dots, and hide no slash.</para>
/// <para>Source: the did:web method specification (W3C CCG), “Method-specific identifier” and “Read”.</para>
/// </remarks>
public static class DidWeb
{
    /// <summary>The method's name.</summary>
    public const string Method = "web";

    private const string WellKnownPath = "/.well-known/did.json";
    private const string DocumentName = "/did.json";

    /// <summary>Where the DID's document is: an https URL.</summary>
    /// <returns><see langword="false"/> if the text is no did:web that anyone should follow.</returns>
    public static bool TryToUrl(string did, [NotNullWhen(true)] out string? url) => TryToUrl(did, out url, out _);

    /// <summary>Where the DID's document is: an https URL, or why there is none.</summary>
    /// <param name="did">The DID.</param>
    /// <param name="url">The document's address, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise <c>proof.did-malformed</c> or <c>proof.did-web-host</c>.</param>
    public static bool TryToUrl(
        string did, [NotNullWhen(true)] out string? url, [NotNullWhen(false)] out ProofProblem? problem)
    {
        url = null;
        problem = ProofProblem.Of(ProofProblemCodes.DidMalformed, did ?? "");
        if (!Did.TryParse(did, out var parsed) || parsed.Method != Method)
        {
            return false;
        }

        var segments = parsed.Identifier.Split(':');
        if (!TryReadAuthority(segments[0], out var authority))
        {
            problem = ProofProblem.Of(ProofProblemCodes.DidWebHost, segments[0]);
            return false;
        }

        if (!segments.AsSpan(1).ToArray().All(IsSoundSegment))
        {
            return false;
        }

        problem = null;
        url = segments.Length == 1
            ? "https://" + authority + WellKnownPath
            : "https://" + authority + "/" + string.Join('/', segments[1..]) + DocumentName;
        return true;
    }

    /// <summary>The DID whose document lies under a base URL.</summary>
    /// <param name="baseUrl">
    /// <c>https</c>, or <c>http</c> for localhost in development; a host name, an optional port and path; a slash at
    /// the end does not count.
    /// </param>
    /// <exception cref="ArgumentException">The URL has something that a did:web cannot say: an address, a query …</exception>
    public static string FromUrl(string baseUrl) => TryFromUrl(baseUrl, out var did)
        ? did
        : throw new ArgumentException("No did:web can be made from this URL.", nameof(baseUrl));

    /// <summary>The DID whose document lies under a base URL.</summary>
    /// <param name="baseUrl">As for <see cref="FromUrl"/>.</param>
    /// <param name="did">The DID, if this returns <see langword="true"/>.</param>
    public static bool TryFromUrl([NotNullWhen(true)] string? baseUrl, [NotNullWhen(true)] out string? did)
    {
        did = null;
        if (baseUrl is null)
        {
            return false;
        }

        var rest = baseUrl switch
        {
            _ when baseUrl.StartsWith("https://", StringComparison.Ordinal) => baseUrl["https://".Length..],
            _ when baseUrl.StartsWith("http://localhost", StringComparison.Ordinal) => baseUrl["http://".Length..],
            _ => null,
        };
        if (rest is null)
        {
            return false;
        }

        var segments = rest.TrimEnd('/').Split('/');
        var authority = segments[0].Replace(":", "%3A", StringComparison.Ordinal);

        // What an http URL names must be localhost itself and not a host that begins like it.
        if ((baseUrl.StartsWith("http:", StringComparison.Ordinal)
                && authority != "localhost"
                && !authority.StartsWith("localhost%3A", StringComparison.Ordinal))
            || segments.AsSpan(1).ToArray().Any(segment => segment.Contains(':', StringComparison.Ordinal)))
        {
            return false;
        }

        var text = "did:web:" + string.Join(':', [authority, .. segments[1..]]);
        did = TryToUrl(text, out _) ? text : null;
        return did is not null;
    }

    private static bool TryReadAuthority(string segment, [NotNullWhen(true)] out string? authority)
    {
        authority = null;
        var host = segment;
        var port = "";
        if (segment.IndexOf('%', StringComparison.Ordinal) is >= 0 and var escape)
        {
            if (!segment.AsSpan(escape).StartsWith("%3A", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            host = segment[..escape];
            port = segment[(escape + 3)..];
            if (!IsPort(port))
            {
                return false;
            }
        }

        if (!IsHostName(host))
        {
            return false;
        }

        authority = host.ToLowerInvariant() + (port.Length == 0 ? "" : ":" + port);
        return true;
    }

    private static bool IsPort(string text) =>
        text is [not '0', ..]
        && ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    // RFC 1123 §2.1. The last label of a name is never a number, and that of an IPv4 address always is one, in
    // whichever notation: 127.1, 0x7f.1, 2130706433.
    private static bool IsHostName(string host)
    {
        var labels = host.Split('.');
        return host.Length <= 253
            && labels.All(label =>
                label.Length is > 0 and <= 63
                && label[0] != '-'
                && label[^1] != '-'
                && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            && !char.IsAsciiDigit(labels[^1][0]);
    }

    private static bool IsSoundSegment(string segment)
    {
        var decoded = Uri.UnescapeDataString(segment);
        return decoded is not ("" or "." or "..")
            && !decoded.Any(character => char.IsControl(character) || character is '/' or '\\' or '?' or '#' or '%' or ':');
    }
}
