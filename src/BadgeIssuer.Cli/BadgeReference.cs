using BadgeIssuer.Issuing;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Cli;

/// <summary>How people name a badge: by its id, or by any link of it that they copied.</summary>
internal static class BadgeReference
{
    /// <summary>Reads an id or a link.</summary>
    public static bool TryParse(string given, [NotNullWhen(true)] out CredentialId? id)
    {
        var link = given.Trim();
        var end = link.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? link.AsSpan() : link.AsSpan(0, end);
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.IndexOf('.');
        return CredentialId.TryParse(dot < 0 ? name : name[..dot], out id);
    }
}
