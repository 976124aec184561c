using System.Buffers;

namespace BadgeIssuer.Issuing;

/// <summary>Judges addresses that a person wrote into a settings or catalogue file.</summary>
public static class WebAddress
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\r\n\\\"<>");

    /// <summary>Whether the text is an absolute <c>https</c> address without user information.</summary>
    public static bool IsHttps(string text) => Has(text, "https://");

    /// <summary>Whether the text is an absolute <c>http</c> or <c>https</c> address without user information.</summary>
    public static bool IsHttp(string text) => Has(text, "https://") || Has(text, "http://");

    // The scheme's text is demanded, because Uri reads "/etc/passwd" and "//host/x" as absolute file addresses.
    private static bool Has(string text, string scheme) =>
        text.StartsWith(scheme, StringComparison.Ordinal)
        && text.Length <= 2000
        && !text.AsSpan().ContainsAny(Forbidden)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.IdnHost.Length > 0
        && uri.UserInfo.Length == 0;
}
