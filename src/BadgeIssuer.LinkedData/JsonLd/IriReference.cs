using System.Buffers;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>IRIs as text: their form, and resolving a relative reference.</summary>
/// <remarks>
/// <see cref="Uri"/> is not used: it normalises, and a signed IRI must stay as it was written.
/// Source: RFC 3986 §5.2 (resolution), RFC 3987 §2.2 (form).
/// </remarks>
internal static class IriReference
{
    /// <summary>ASCII letters.</summary>
    public static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    // What N-Quads does not let stand between < and >: controls, space and these.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(code => (char)code), .. "<>\"{}|^`\\"]);

    /// <summary>Whether the text has a scheme and no character that an IRI cannot have.</summary>
    public static bool IsAbsolute(ReadOnlySpan<char> text) => SchemeLength(text) > 0 && !text.ContainsAny(Forbidden);

    /// <summary>Whether the text is an IRI that RDF can carry: absolute, and with one fragment at most.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text) =>
        IsAbsolute(text) && text.Count('#') < 2;

    /// <summary>Whether the text begins with a scheme and a colon, whatever follows.</summary>
    public static bool HasScheme(ReadOnlySpan<char> text) => SchemeLength(text) > 0;

    /// <summary>Whether the text is a blank node identifier.</summary>
    public static bool IsBlankNode(string text) => text.StartsWith("_:", StringComparison.Ordinal);

    /// <summary>Resolves a reference: RFC 3986 §5.2.2, strictly.</summary>
    /// <param name="baseIri">An IRI, or null, in which case the reference is returned as it is.</param>
    /// <param name="reference">The reference.</param>
    public static string Resolve(string? baseIri, string reference)
    {
        if (baseIri is null || HasScheme(reference))
        {
            return HasScheme(reference) ? Normalised(reference) : reference;
        }

        var from = Parts.Of(baseIri);
        var to = Parts.Of(reference);

        if (to.Authority is not null)
        {
            return Compose(from.Scheme, to.Authority, RemoveDotSegments(to.Path), to.Query, to.Fragment);
        }

        if (to.Path.Length == 0)
        {
            return Compose(from.Scheme, from.Authority, from.Path, to.Query ?? from.Query, to.Fragment);
        }

        var path = to.Path[0] == '/' ? to.Path : Merge(from, to.Path);
        return Compose(from.Scheme, from.Authority, RemoveDotSegments(path), to.Query, to.Fragment);
    }

    // A reference with a scheme is only rid of its dot segments, and only where its path is hierarchical.
    private static string Normalised(string iri)
    {
        if (!iri.Contains("/.", StringComparison.Ordinal))
        {
            return iri;
        }

        var parts = Parts.Of(iri);
        return parts.Path.StartsWith('/')
            ? Compose(parts.Scheme, parts.Authority, RemoveDotSegments(parts.Path), parts.Query, parts.Fragment)
            : iri;
    }

    // RFC 3986 §5.2.3
    private static string Merge(in Parts from, string path)
    {
        if (from.Authority is not null && from.Path.Length == 0)
        {
            return "/" + path;
        }

        return from.Path[..(from.Path.LastIndexOf('/') + 1)] + path;
    }

    // RFC 3986 §5.2.4
    private static string RemoveDotSegments(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return path;
        }

        var rooted = path.StartsWith('/');
        var output = new List<string>();
        var segments = path.Split('/');
        for (var i = rooted ? 1 : 0; i < segments.Length; i++)
        {
            var last = i == segments.Length - 1;
            switch (segments[i])
            {
                case ".":
                    if (last)
                    {
                        output.Add("");
                    }

                    break;

                case "..":
                    if (output.Count > 0)
                    {
                        output.RemoveAt(output.Count - 1);
                    }

                    if (last)
                    {
                        output.Add("");
                    }

                    break;

                default:
                    output.Add(segments[i]);
                    break;
            }
        }

        return (rooted ? "/" : "") + string.Join('/', output);
    }

    // RFC 3986 §5.3
    private static string Compose(string? scheme, string? authority, string path, string? query, string? fragment) =>
        string.Concat(
            scheme is null ? "" : scheme + ":",
            authority is null ? "" : "//" + authority,
            path,
            (query is null ? "" : "?" + query) + (fragment is null ? "" : "#" + fragment));

    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && Letters.Contains(text[0]) && !text[..colon].ContainsAnyExcept(SchemeCharacters) ? colon : 0;
    }

    // RFC 3986 appendix B
    private readonly record struct Parts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
    {
        public static Parts Of(string text)
        {
            string? scheme = null, authority = null, query = null, fragment = null;
            if (text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash)
            {
                (text, fragment) = (text[..hash], text[(hash + 1)..]);
            }

            if (text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark)
            {
                (text, query) = (text[..mark], text[(mark + 1)..]);
            }

            if (SchemeLength(text) is > 0 and var length)
            {
                (scheme, text) = (text[..length], text[(length + 1)..]);
            }

            if (text.StartsWith("//", StringComparison.Ordinal))
            {
                var slash = text.IndexOf('/', 2);
                var end = slash < 0 ? text.Length : slash;
                (authority, text) = (text[2..end], text[end..]);
            }

            return new Parts(scheme, authority, text, query, fragment);
        }
    }
}
