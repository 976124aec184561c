namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The IRI Expansion algorithm.</summary>
/// <remarks>Source: JSON-LD 1.1 API §5.2.2. Steps are numbered as there.</remarks>
internal static class IriExpander
{
    /// <summary>Expands a term, compact IRI or relative reference.</summary>
    /// <param name="active">The context.</param>
    /// <param name="value">The text, or null.</param>
    /// <param name="documentRelative">Whether it may be relative to the document.</param>
    /// <param name="vocab">Whether it may be a term, or relative to the vocabulary.</param>
    /// <param name="creator">Makes the terms that it depends on, while a context is being processed; else null.</param>
    /// <returns>An IRI, blank node identifier, keyword or what could not be expanded; null for reserved words.</returns>
    public static string? Expand(
        ActiveContext active,
        string? value,
        bool documentRelative = false,
        bool vocab = true,
        TermCreator? creator = null)
    {
        // 1
        if (value is null || Keywords.Contains(value))
        {
            return value;
        }

        // 2
        if (Keywords.HasFormOf(value))
        {
            return null;
        }

        // 3
        creator?.EnsureCreated(value);

        // 4, 5
        if (active.Find(value) is { } definition && (vocab || (definition.Iri is { } iri && Keywords.Contains(iri))))
        {
            return definition.Iri;
        }

        // 6: a colon anywhere but first
        if (value.Length > 1 && value.IndexOf(':', 1) is > 0 and var colon)
        {
            // 6.1, 6.2
            if ((colon == 1 && value[0] == '_') || value.AsSpan(colon + 1).StartsWith("//", StringComparison.Ordinal))
            {
                return value;
            }

            // 6.3
            var prefix = value[..colon];
            creator?.EnsureCreated(prefix);

            // 6.4
            if (active.Find(prefix) is { Iri: { } prefixIri, IsPrefix: true })
            {
                return string.Concat(prefixIri, value.AsSpan(colon + 1));
            }

            // 6.5
            if (IriReference.IsAbsolute(value))
            {
                return value;
            }
        }

        // 7
        if (vocab && active.Vocab is not null)
        {
            return active.Vocab + value;
        }

        // 8, 9
        return documentRelative ? IriReference.Resolve(active.BaseIri, value) : value;
    }
}
