namespace BadgeIssuer.Web.Layout;

/// <summary>Tells which of a stranger's addresses may become a link.</summary>
internal static class WebLink
{
    /// <summary>Whether <paramref name="text"/> is an absolute http or https URL that shows where it leads.</summary>
    /// <remarks>
    /// The scheme's text is demanded because .NET reads <c>/etc/passwd</c> as an absolute file URI on Linux; user
    /// information is refused because <c>https://meti.go.jp@evil.example/</c> leads elsewhere than it seems to.
    /// </remarks>
    public static bool IsSafe(string? text) =>
        text is not null
        && (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Host.Length > 0;
}
