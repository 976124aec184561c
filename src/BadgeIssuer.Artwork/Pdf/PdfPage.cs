using System.Globalization;
using System.Text;
using BadgeIssuer.Artwork.Text;
using SkiaSharp;

namespace BadgeIssuer.Artwork.Pdf;

/// <summary>One page with its structure, so that a screen reader says the same as the eye sees (tagged PDF).</summary>
/// <remarks>
/// Coordinates are points from the upper left corner. Whatever is drawn is either part of the structure, in the order in
/// which it is read, or an artifact. Source: ISO 32000-1, 14.6 to 14.8.
/// </remarks>
internal sealed class PdfPage(float width, float height)
{
    // The middle of the ideographic em box above the baseline: it reaches from -0.12 to 0.88 em.
    private const float MiddleOfEm = 0.38f;

    private readonly StringBuilder _content = new();
    private readonly List<Element> _elements = [];
    private readonly Dictionary<FontFace, PdfFont> _fonts = [];
    private readonly List<PdfPicture> _pictures = [];

    /// <summary>Where lines stand beside the point that they are drawn at.</summary>
    public enum Align
    {
        /// <summary>The point is the middle of the first line's left edge.</summary>
        Left,

        /// <summary>The point is the middle of all lines.</summary>
        Centre,

        /// <summary>The point is the middle of the first line's right edge.</summary>
        Right,
    }

    /// <summary>Draws text as an element of the structure.</summary>
    /// <param name="type">The element's standard type, e.g. H1 or P.</param>
    /// <param name="language">The text's language.</param>
    /// <param name="text">The lines.</param>
    /// <param name="point">Where: see <paramref name="align"/>.</param>
    /// <param name="align">How the lines stand to the point.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="spacing">Points between characters, beside their own advance.</param>
    public void Text(
        string type, string language, FittedText text, SKPoint point, Align align, SKColor colour, float spacing = 0) =>
        Mark(new Element(type, language) { Spoken = text.Lines.Length > 1 ? text.Whole : null }, () =>
        {
            var middle = align is Align.Centre ? point.Y - ((text.Lines.Length - 1) * text.LineHeight / 2) : point.Y;
            foreach (var line in text.Lines)
            {
                var length = (line.Width * text.Size) + (spacing * (FontSet.Clusters(line.Text).Count() - 1));
                var x = align switch
                {
                    Align.Left => point.X,
                    Align.Centre => point.X - (length / 2),
                    _ => point.X - length,
                };
                Line(line, text.Size, x, middle + (MiddleOfEm * text.Size), colour, spacing);
                middle += text.LineHeight;
            }
        });

    /// <summary>Draws a picture as a figure of the structure.</summary>
    public void Picture(string alternative, PdfPicture picture, SKRect place)
    {
        _pictures.Add(picture);
        Mark(new Element("Figure", null) { Alternative = alternative, Box = place }, () => Write(
            $"q {N(place.Width)} 0 0 {N(place.Height)} {N(place.Left)} {N(height - place.Bottom)} cm /I{_pictures.Count} Do Q\n"));
    }

    /// <summary>Draws a QR code's dark modules as a figure of the structure, which is a link.</summary>
    /// <param name="alternative">What the figure is, in words.</param>
    /// <param name="address">What the code says, and what the link leads to.</param>
    /// <param name="place">The square, quiet zone included.</param>
    public void Code(string alternative, string address, SKRect place)
    {
        var modules = QrImage.Modules(address);
        var side = place.Width / modules.Length;
        Mark(new Element("Figure", null) { Alternative = alternative, Box = place, Address = address }, () =>
        {
            Write($"0 0 0 rg\n");
            for (var y = 0; y < modules.Length; y++)
            {
                for (var x = 0; x < modules.Length; x++)
                {
                    var start = x;
                    while (x < modules.Length && modules[y][x])
                    {
                        x++;
                    }

                    if (x > start)
                    {
                        Write($"{N(place.Left + (start * side))} {N(height - place.Top - ((y + 1) * side))} {N((x - start) * side)} {N(side)} re\n");
                    }
                }
            }

            Write($"f\n");
        });
    }

    /// <summary>Draws rectangles that mean nothing, one inside the other's edge or filled.</summary>
    /// <param name="place">The rectangle.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="stroke">The width of its edge; 0 fills it.</param>
    public void Ornament(SKRect place, SKColor colour, float stroke = 0)
    {
        var box = $"{N(place.Left)} {N(height - place.Bottom)} {N(place.Width)} {N(place.Height)} re";
        Write($"/Artifact BMC\n");
        Write(stroke > 0 ? (FormattableString)$"{Colour(colour)} RG {N(stroke)} w {box} S\n" : $"{Colour(colour)} rg {box} f\n");
        Write($"EMC\n");
    }

    /// <summary>Adds the page, its fonts and its structure to a file.</summary>
    /// <returns>What the catalogue says of them: pages, structure and marks.</returns>
    public string AddTo(PdfFile file)
    {
        var (page, pages, root, document) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var fonts = string.Concat(_fonts.Values.Select(font => $" /{font.Resource} {font.AddTo(file)} 0 R"));
        var pictures = string.Concat(_pictures.Select((picture, index) =>
            PdfFile.Invariant($" /I{index + 1} {AddPicture(file, picture)} 0 R")));
        var content = file.AddStream("", Encoding.ASCII.GetBytes(_content.ToString()));

        var elements = _elements.Select(_ => file.Reserve()).ToArray();
        var links = _elements.Select((element, index) => (element, index)).Where(entry => entry.element.Address is not null)
            .Select((entry, number) => (entry.index, Annotation: AddLink(file, entry.element, page, number + 1))).ToArray();
        var wrappers = links.ToDictionary(link => link.index, link => file.Add(PdfFile.Invariant(
            $"<< /Type /StructElem /S /Link /P {document} 0 R /Pg {page} 0 R /K [{elements[link.index]} 0 R << /Type /OBJR /Obj {link.Annotation} 0 R >>] >>")));
        for (var index = 0; index < elements.Length; index++)
        {
            var parent = wrappers.GetValueOrDefault(index, document);
            file.Set(elements[index], _elements[index].Write(index, parent, page, height));
        }

        var children = elements.Select((number, index) => wrappers.GetValueOrDefault(index, number));
        file.Set(document, PdfFile.Invariant(
            $"<< /Type /StructElem /S /Document /P {root} 0 R /K [{References(children)}] >>"));
        var parents = string.Concat(links.Select((entry, number) =>
            PdfFile.Invariant($" {number + 1} {wrappers[entry.index]} 0 R")));
        file.Set(root, PdfFile.Invariant(
            $"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree << /Nums [0 [{References(elements)}]{parents}] >> /ParentTreeNextKey {links.Length + 1} >>"));
        file.Set(page, PdfFile.Invariant(
            $"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {N(width)} {N(height)}] /Contents {content} 0 R /Resources << /Font <<{fonts} >> /XObject <<{pictures} >> >> /StructParents 0 /Tabs /S /Annots [{References(links.Select(entry => entry.Annotation))}] >>"));
        file.Set(pages, PdfFile.Invariant($"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>"));
        return PdfFile.Invariant($"/Pages {pages} 0 R /StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>");
    }

    private static int AddPicture(PdfFile file, PdfPicture picture) => file.AddDeflated(
        PdfFile.Invariant(
            $"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8"),
        picture.Deflated);

    private int AddLink(PdfFile file, Element element, int page, int parent) => file.Add(PdfFile.Invariant(
        $"<< /Type /Annot /Subtype /Link /Rect [{Element.Corners(element.Box, height)}] /Border [0 0 0] /F 4 /P {page} 0 R /StructParent {parent} /Contents {PdfFile.Text(element.Alternative!)} /A << /S /URI /URI ({Escaped(element.Address!)}) >> >>"));

    private void Mark(Element element, Action draw)
    {
        Write($"/{element.Type} << /MCID {_elements.Count} >> BDC\n");
        _elements.Add(element);
        draw();
        Write($"EMC\n");
    }

    private void Line(ShapedLine line, float size, float x, float baseline, SKColor colour, float spacing)
    {
        Write($"BT {Colour(colour)} rg {N(spacing)} Tc\n");
        var ends = line.Runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.Cluster).Append(line.Text.Length).ToArray();
        var at = 0;
        foreach (var run in line.Runs)
        {
            var font = FontOf(run.Face);
            Write($"/{font.Resource} {N(size)} Tf 1 0 0 1 {N(x)} {N(height - baseline)} Tm [");
            var (wanted, given, raised) = (0f, 0f, 0f);
            foreach (var glyph in run.Glyphs)
            {
                // Of several glyphs in one cluster, the first says all of it.
                var first = at == 0 || ends[at - 1] != glyph.Cluster;
                var end = ends.Skip(at + 1).First(cluster => cluster != glyph.Cluster);
                var code = font.Code(glyph.Id, first ? line.Text[glyph.Cluster..end] : "");
                if (glyph.OffsetY != raised)
                {
                    raised = glyph.OffsetY;
                    Write($"] TJ {N(-raised * size)} Ts [");
                }

                // What HarfBuzz wants differs from the font's own widths by kerning, and by their rounding.
                var shift = MathF.Round(given - wanted - (glyph.OffsetX * 1000));
                if (shift != 0)
                {
                    Write($"{N(shift)} ");
                    given -= shift;
                }

                Write($"<{code:X4}> ");
                wanted += glyph.Advance * 1000;
                given += font.Width(code);
                x += (glyph.Advance * size) + spacing;
                at++;
            }

            Write($"] TJ 0 Ts\n");
        }

        Write($"ET\n");
    }

    private PdfFont FontOf(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out var font))
        {
            font = new PdfFont(face.Outlines!, PdfFile.Invariant($"F{_fonts.Count + 1}"));
            _fonts.Add(face, font);
        }

        return font;
    }

    private void Write(FormattableString text) => _content.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string N(float number) => PdfFile.Number(number);

    private static string Colour(SKColor colour) =>
        $"{N(colour.Red / 255f)} {N(colour.Green / 255f)} {N(colour.Blue / 255f)}";

    private static string References(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(number => PdfFile.Invariant($"{number} 0 R")));

    private static string Escaped(string address) =>
        address.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("(", "\\(", StringComparison.Ordinal)
            .Replace(")", "\\)", StringComparison.Ordinal);

    private sealed record Element(string Type, string? Language)
    {
        public string? Alternative { get; init; }

        /// <summary>What is read aloud of several lines: two words between which a line ends are not one.</summary>
        public string? Spoken { get; init; }

        public SKRect Box { get; init; }

        public string? Address { get; init; }

        public string Write(int mark, int parent, int page, float height)
        {
            var more = Language is { } language ? $" /Lang ({language})" : "";
            if (Spoken is { } spoken)
            {
                more += $" /ActualText {PdfFile.Text(spoken)}";
            }

            if (Alternative is { } alternative)
            {
                more += $" /Alt {PdfFile.Text(alternative)} /A << /O /Layout /Placement /Block /BBox [{Corners(Box, height)}] >>";
            }

            return PdfFile.Invariant($"<< /Type /StructElem /S /{Type} /P {parent} 0 R /Pg {page} 0 R /K {mark}{more} >>");
        }

        public static string Corners(SKRect box, float height) =>
            $"{N(box.Left)} {N(height - box.Bottom)} {N(box.Right)} {N(height - box.Top)}";
    }
}
