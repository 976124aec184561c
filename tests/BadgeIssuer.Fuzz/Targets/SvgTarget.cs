using BadgeIssuer.OpenBadges.Baking;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Badges in SVG: what comes out can be put in again, and comes out the same.</summary>
internal sealed class SvgTarget : FuzzTarget
{
    public override string Name => "svg";

    public override IReadOnlyList<string> Words { get; } =
    [
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>", "&a;", "&#0;", "&#x10FFFF;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\"?>", "<?a b?>",
        "xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"", "xmlns:openbadges=\"http://openbadges.org\"", "<openbadges:credential verify=\"",
        "<openbadges:assertion verify=\"", "</svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "<g>", "<script/>", "\"", "'", "/>",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        var plain = SeedFiles.Text("""<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>修了</title><path d="M0 0h1"/></svg>""");
        yield return plain;
        yield return SvgBadges.Bake(plain, new BakedText(BakedText.OpenBadgeCredential, "eyJhbGciOiJFZERTQSJ9.e30.AA"));
        yield return SvgBadges.Bake(
            plain,
            new BakedText(BakedText.OpenBadgeCredential, """{"@context":["a"],"name":"]]> & <b>"}"""),
            new BakedText(BakedText.OpenBadges, """{"id":"https://a.example/1","type":"Assertion"}"""));
    }

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (!SvgBadges.TryExtract(input, out var texts, out _) || !SvgBadges.TryBake(input, texts.AsSpan(), out var baked, out _))
        {
            return;
        }

        Require(SvgBadges.TryExtract(baked, out var again, out _), "What was baked is refused.");
        Require(texts.SequenceEqual(again), "What was baked is another text.");
    }
}
