using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Names of nodes, and the quads that they stand in.</content>
internal ref partial struct DirectDeserializer
{
    private static readonly SearchValues<byte> NotInIri = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(code => (byte)code), .. "<>\"{}|^`\\"u8]);

    // IRI expansion for what is, in the end, a well-formed IRI; everything else is left to the specification.
    private static bool TryReadIri(JsonElement value, CompiledContext context, bool vocab, out Name name)
    {
        name = default;
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var text = Utf8Of(value);
        var colon = text.IndexOf((byte)':');

        // 4, 5
        if (colon < 0 || context.HasTermWithColon)
        {
            if (context.Find(text) is { } term)
            {
                name = Name.OfSerialized(term.Iri);
                return vocab && term.Iri.Length > 0;
            }

            if (colon < 0)
            {
                return false;
            }
        }

        // 6: neither blank nodes nor compact IRIs.
        var scheme = text[..Math.Max(colon, 0)];
        if (!IsScheme(scheme)
            || (context.Find(scheme) is { Definition.IsPrefix: true } && !text[(colon + 1)..].StartsWith("//"u8))
            || text.ContainsAny(NotInIri)
            || text.Count((byte)'#') > 1)
        {
            return false;
        }

        name = Name.Of(text);
        return true;
    }

    private static bool IsScheme(ReadOnlySpan<byte> scheme)
    {
        if (scheme.IsEmpty || !char.IsAsciiLetter((char)scheme[0]))
        {
            return false;
        }

        foreach (var code in scheme)
        {
            if (!char.IsAsciiLetterOrDigit((char)code) && code is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    private readonly void Begin(scoped in Name subject, ReadOnlySpan<byte> predicate)
    {
        _dataset.Begin();
        Add(subject);
        _dataset.AddSerialized(predicate);
    }

    private readonly void End(scoped in Name name)
    {
        Add(name);
        _dataset.Commit();
    }

    private readonly void Add(scoped in Name name)
    {
        if (name.Blank != QuadRow.NotBlank)
        {
            _dataset.AddBlank(name.Blank);
        }
        else if (name.IsSerialized)
        {
            _dataset.AddSerialized(name.Text);
        }
        else
        {
            _dataset.AddIri(name.Text);
        }
    }

    // The text of a string: as it stands in the document, unless something in it is escaped.
    private static ReadOnlySpan<byte> Utf8Of(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(value.GetString()!) : raw;
    }

    /// <summary>The name of a node: a blank node, or an IRI as text or as N-Quads has it.</summary>
    private readonly ref struct Name
    {
        private Name(int blank, ReadOnlySpan<byte> text, bool isSerialized)
        {
            Blank = blank;
            Text = text;
            IsSerialized = isSerialized;
        }

        public int Blank { get; }

        public ReadOnlySpan<byte> Text { get; }

        public bool IsSerialized { get; }

        public static Name Of(int blank) => new(blank, default, false);

        public static Name Of(ReadOnlySpan<byte> iri) => new(QuadRow.NotBlank, iri, false);

        public static Name OfSerialized(ReadOnlySpan<byte> iri) => new(QuadRow.NotBlank, iri, true);
    }

    private static class Serialized
    {
        public static ReadOnlySpan<byte> RdfType => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "u8;

        public static ReadOnlySpan<byte> RdfFirst => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "u8;

        public static ReadOnlySpan<byte> RdfRest => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> "u8;

        public static ReadOnlySpan<byte> RdfNil => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> "u8;
    }
}
