using System.Diagnostics.CodeAnalysis;
using System.Security;
using System.Text;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>How one of the two standards lays a badge into an SVG.</summary>
internal sealed class SvgStandard
{
    private static readonly SvgStandard V3 =
        new(BakedText.OpenBadgeCredential, "https://purl.imsglobal.org/ob/v3p0", "credential");

    private static readonly SvgStandard V2 = new(BakedText.OpenBadges, "http://openbadges.org", "assertion");

    private readonly string _namespace;
    private readonly string _element;

    private SvgStandard(string keyword, string @namespace, string element) =>
        (Keyword, _namespace, _element) = (keyword, @namespace, element);

    public string Keyword { get; }

    public static SvgStandard? Of(string keyword) => keyword switch
    {
        BakedText.OpenBadgeCredential => V3,
        BakedText.OpenBadges => V2,
        _ => null,
    };

    /// <summary>The standard whose element this is, or <see langword="null"/>.</summary>
    public static SvgStandard? OfElement(string @namespace, string localName)
    {
        if (V3.IsElement(@namespace, localName))
        {
            return V3;
        }

        return V2.IsElement(@namespace, localName) ? V2 : null;
    }

    /// <summary>Whether XML gives every character back as it was put in, in CDATA and in an attribute.</summary>
    public static bool SurvivesXml(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(unit) || unit is '\uFFFE' or '\uFFFF' || (unit < ' ' && unit is not ('\t' or '\n')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Appends the element: JSON as CDATA, a JWS or a URL as the attribute <c>verify</c>.</summary>
    public void AppendElement(StringBuilder xml, string text)
    {
        xml.Append("<openbadges:").Append(_element).Append(" xmlns:openbadges=\"").Append(_namespace).Append('"');
        if (text[0] != '{')
        {
            xml.Append(" verify=\"")
                .Append(SecurityElement.Escape(text).Replace("\t", "&#9;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal))
                .Append("\"/>");
            return;
        }

        // Open Badges 2.0 asks for the attribute beside the JSON: the address that a hosted assertion is verified at.
        if (this == V2)
        {
            xml.Append(" verify=\"").Append(SecurityElement.Escape(IdOf(text) ?? "")).Append('"');
        }

        // The one sequence that ends CDATA is parted over two sections.
        xml.Append("><![CDATA[")
            .Append(text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal))
            .Append("]]></openbadges:").Append(_element).Append('>');
    }

    /// <summary>The badge's text, from attribute and body of its element.</summary>
    /// <returns><see langword="false"/> if there is none, or they say two things.</returns>
    public bool TryReadText(string? verify, string body, [NotNullWhen(true)] out string? text)
    {
        verify = verify?.Trim(' ', '\t', '\r', '\n') ?? "";
        body = body.Trim(' ', '\t', '\r', '\n');

        text = body.Length > 0 ? body : verify;
        if (verify.Length > 0 && body.Length > 0)
        {
            // Open Badges 3.0 has either; in 2.0 the attribute repeats the id of the body.
            return this == V2 && string.Equals(IdOf(body), verify, StringComparison.Ordinal);
        }

        return text.Length > 0;
    }

    private static string? IdOf(string json)
    {
        if (!StrictJson.TryParse(Encoding.UTF8.GetBytes(json), out var document, out _))
        {
            return null;
        }

        using (document)
        {
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("id"u8, out var id)
                && id.ValueKind is JsonValueKind.String
                    ? id.GetString()
                    : null;
        }
    }

    private bool IsElement(string @namespace, string localName) =>
        string.Equals(@namespace, _namespace, StringComparison.Ordinal)
        && string.Equals(localName, _element, StringComparison.Ordinal);
}
