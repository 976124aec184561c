using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using BadgeIssuer.Artwork.Painting;
using BadgeIssuer.Artwork.Pdf;
using BadgeIssuer.Artwork.Text;
using SkiaSharp;
using static BadgeIssuer.Artwork.Pdf.PdfPage;

namespace BadgeIssuer.Artwork;

/// <summary>Draws certificates (修了証) of one achievement: one page of A4, as PDF.</summary>
/// <remarks>
/// <para>Text is text: it can be selected, searched and read aloud, code point by code point as it was given. Only the
/// glyphs that are shown are embedded. The same face, picture and fonts give the same bytes.</para>
/// <para>Safe to use from several threads at once. What all certificates of an achievement have in common is measured
/// once, so keep one painter for all of them.</para>
/// </remarks>
public sealed class CertificatePainter
{
    private const float Width = 595.276f; // ISO 216 A4: 210 × 297 mm
    private const float Height = 841.89f;
    private const float Left = 62;
    private const float Right = Width - 62;
    private const float Middle = Width / 2;
    private const int PicturePixels = 600;
    private const string Japanese = "ja";
    private const string English = "en";

    private static readonly TextPlace Title = new(nameof(Title), 400, 60, 1, 54, 54);
    private static readonly TextPlace Small = new(nameof(Small), 470, 16, 1, 11, 7);
    private static readonly TextPlace Name = new(nameof(CertificateFace.HolderName), 360, 46, 2, 30, 9, 1.2f);
    private static readonly TextPlace Sentence = new(nameof(Sentence), 440, 20, 1, 13, 13);
    private static readonly TextPlace Programme = new(nameof(CertificateFace.Programme), 440, 20, 1, 14, 8);
    private static readonly TextPlace Achievement = new(nameof(CertificateFace.Achievement), 450, 62, 2, 25, 13, 1.3f);
    private static readonly TextPlace EnglishName = new(nameof(CertificateFace.Achievement), 450, 28, 2, 11, 7, 1.25f);
    private static readonly TextPlace Day = new(nameof(CertificateFace.Completed), 440, 20, 1, 14, 9);
    private static readonly TextPlace Heading = new(nameof(CertificateFace.Framework), 440, 12, 1, 9, 6);
    private static readonly TextPlace Category = new(nameof(CertificateFace.Skills), 118, 12, 1, 9, 5);
    private static readonly TextPlace Issuer = new(nameof(CertificateFace.Issuer), 290, 44, 2, 18, 9, 1.25f);
    private static readonly TextPlace Fine = new(nameof(Fine), 300, 12, 1, 8, 5);

    private readonly FontSet _fonts;
    private readonly PdfPicture _picture;
    private readonly ConcurrentDictionary<(string, FontWeight, TextPlace), FittedText> _fitted = [];

    /// <summary>A painter for one achievement.</summary>
    /// <param name="fonts">The fonts, with TrueType outlines; they stay the caller's to dispose.</param>
    /// <param name="picture">The badge's picture.</param>
    /// <exception cref="ArgumentException">
    /// <see cref="ProgrammeArtwork.TryRead"/> refuses the picture, or a font has no TrueType outlines.
    /// </exception>
    public CertificatePainter(FontSet fonts, ReadOnlyMemory<byte> picture)
    {
        ArgumentNullException.ThrowIfNull(fonts);
        if (!ProgrammeArtwork.TryRead(picture.Span, out _, out var problem))
        {
            throw new ArgumentException($"The picture cannot be used: {problem.Code}.", nameof(picture));
        }

        if (!fonts.CanBeEmbedded)
        {
            throw new ArgumentException("A font has no TrueType outlines, which a PDF needs.", nameof(fonts));
        }

        _fonts = fonts;
        _picture = PdfPicture.OnWhite(picture.Span, PicturePixels);
    }

    /// <summary>Makes sure, without drawing, that a name can stand on a certificate.</summary>
    /// <exception cref="MissingGlyphException">No font has a glyph for part of it.</exception>
    /// <exception cref="TextDoesNotFitException">It is too long for its place.</exception>
    public void Require(string name) => FitName(name);

    /// <summary>Draws a certificate.</summary>
    /// <returns>A PDF 1.7 file of one page, tagged, in Japanese.</returns>
    /// <exception cref="ArgumentException">Achievement, issuer, number or link is empty.</exception>
    /// <exception cref="MissingGlyphException">No font has a glyph for part of a text.</exception>
    /// <exception cref="TextDoesNotFitException">A text is too long for its place.</exception>
    public byte[] Paint(CertificateFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Achievement.Japanese, nameof(face));
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Issuer.Japanese, nameof(face));
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Number, nameof(face));
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Link, nameof(face));

        var page = new PdfPage(Width, Height);
        DrawFrame(page);
        Put(page, "修了証", Title, FontWeight.Bold, 100, Palette.Navy, type: "H1", spacing: 5);
        Put(page, "Certificate of Completion", Small, FontWeight.Regular, 141, Palette.Bronze, English);
        DrawHolder(page, face);
        DrawAchievement(page, face);
        page.Picture(
            $"{face.Achievement.Japanese} のデジタルバッジ", _picture, Square(Middle, 524, 148));
        DrawSkills(page, face);
        DrawProof(page, face);
        DrawIssuer(page, face);
        return Write(page, face);
    }

    private static void DrawFrame(PdfPage page)
    {
        var edge = new SKRect(26, 26, Width - 26, Height - 26);
        page.Ornament(edge, Palette.Navy, 2.2f);
        page.Ornament(SKRect.Inflate(edge, -6, -6), Palette.Gold, 0.8f);
        foreach (var (x, y) in new[]
        {
            (edge.Left + 6, edge.Top + 6), (edge.Right - 6, edge.Top + 6),
            (edge.Left + 6, edge.Bottom - 6), (edge.Right - 6, edge.Bottom - 6),
        })
        {
            page.Ornament(Square(x, y, 20), Palette.White);
            page.Ornament(Square(x, y, 13), Palette.Navy);
            page.Ornament(Square(x, y, 7), Palette.Gold);
        }

        page.Ornament(SKRect.Create(Middle - 60, 156, 120, 1), Palette.Gold);
    }

    private void DrawHolder(PdfPage page, CertificateFace face)
    {
        if (face.HolderName is not { } name)
        {
            Put(page, "下記のプログラムが修了されたことを証します", Sentence, FontWeight.Regular, 212, Palette.Ink);
            Put(page, "This certifies that the programme below was completed.", Small, FontWeight.Regular, 233, Palette.Grey, English);
            return;
        }

        // Like number and link, the name is another one each time: nothing of it is kept.
        var fitted = FitName(name);
        var title = Fit("殿", Sentence, FontWeight.Regular);
        var width = fitted.Lines.Max(line => line.Width) * fitted.Size;
        page.Text("P", Japanese, fitted, new SKPoint(Middle - 12, 200), Align.Centre, Palette.Ink);
        page.Text("P", Japanese, title, new SKPoint(Middle - 12 + (width / 2) + 16, 205), Align.Left, Palette.Ink);
        page.Ornament(SKRect.Create(Middle - 190, 223, 380, 0.8f), Palette.Steel);
        Put(page, "あなたは下記のプログラムを修了されましたので、これを証します", Sentence, FontWeight.Regular, 246, Palette.Ink);
        Put(page, "This certifies that the person named above has completed the programme below.", Small, FontWeight.Regular, 264, Palette.Grey, English);
    }

    private void DrawAchievement(PdfPage page, CertificateFace face)
    {
        Put(page, face.Programme.Japanese, Programme, FontWeight.Regular, 298, Palette.Grey);
        Put(page, face.Achievement.Japanese, Achievement, FontWeight.Bold, 343, Palette.Navy, type: "H2");
        Put(page, face.Achievement.English, EnglishName, FontWeight.Regular, 388, Palette.Grey, English);
        var until = face.ValidUntil is { } end ? $"　有効期限　{end.Japanese}" : "";
        Put(page, $"修了日　{face.Completed.Japanese}{until}", Day, FontWeight.Regular, 415, Palette.Ink);
        Put(page, face.Completed.English + (face.ValidUntil is { } last ? $" (valid until {last.English})" : ""), Small, FontWeight.Regular, 432, Palette.Grey, English);
    }

    private void DrawSkills(PdfPage page, CertificateFace face)
    {
        const float top = 612, bottom = 701;
        if (face.Skills.IsEmpty)
        {
            return;
        }

        Put(page, $"プログラムが扱ったスキル（{face.Framework.Japanese}）", Heading, FontWeight.Bold, top + 5, Palette.Navy, type: "H2");
        page.Ornament(SKRect.Create(Left, top + 14, Right - Left, 0.6f), Palette.Steel);

        var rows = Rows(face.Skills, bottom - top - 32);
        var y = top + 24;
        foreach (var (category, names) in rows)
        {
            page.Text("P", Japanese, category, new SKPoint(Left + 4, y), Align.Left, Palette.Navy);
            page.Text("P", Japanese, names, new SKPoint(Left + 128, y), Align.Left, Palette.Ink);
            y += RowHeight(names);
        }

        Put(page, "スキルはプログラムが扱った内容を示すもので、個人の習熟度を示すものではありません。", Fine with { Width = 440 },
            FontWeight.Regular, bottom + 1, Palette.Grey);
    }

    // The largest size at which all rows have room.
    private ImmutableArray<(FittedText Category, FittedText Names)> Rows(ImmutableArray<CertificateSkills> skills, float room)
    {
        for (var size = 9; size >= 5; size--)
        {
            var names = new TextPlace(nameof(CertificateFace.Skills), Right - Left - 132, 3 * size * 1.3f, 3, size, size, 1.3f);
            try
            {
                ImmutableArray<(FittedText, FittedText)> rows =
                [
                    .. skills.Select(row => (
                        Fit(row.Category, Category with { Largest = size, Smallest = 5 }, FontWeight.Bold),
                        Fit(row.Names, names, FontWeight.Regular))),
                ];
                if (rows.Sum(row => RowHeight(row.Item2)) <= room)
                {
                    return rows;
                }
            }
            catch (TextDoesNotFitException) when (size > 5)
            {
            }
        }

        throw new TextDoesNotFitException(nameof(CertificateFace.Skills));
    }

    private static float RowHeight(FittedText names) => names.Height + (names.Size * 0.5f);

    private void DrawProof(PdfPage page, CertificateFace face)
    {
        page.Code($"QRコード：このバッジの確認ページ {face.Link}", face.Link, SKRect.Create(Left - 4, 714, 86, 86));
        page.Text("P", Japanese, Fit("QRコードまたは下のリンクで、このバッジが有効かを確かめられます", Fine with { Width = 178, Lines = 2, Height = 22 }, FontWeight.Regular),
            new SKPoint(Left + 88, 727), Align.Left, Palette.Ink);
        page.Text("P", English, Fit("Scan or follow the link to verify.", Fine with { Width = 178 }, FontWeight.Regular),
            new SKPoint(Left + 88, 755), Align.Left, Palette.Grey);
        page.Text("P", Japanese, TextFitter.Fit(_fonts, $"バッジ番号　{face.Number}", FontWeight.Regular, Fine with { Width = 185 }),
            new SKPoint(Left + 88, 781), Align.Left, Palette.Ink);

        // Below the issuer, with the whole width: addresses are long, and what is typed from paper must be whole.
        page.Text("P", English, TextFitter.Fit(_fonts, face.Link, FontWeight.Regular, Fine with { Width = Right - Left - 88 }),
            new SKPoint(Left + 88, 795), Align.Left, Palette.Ink);
    }

    private void DrawIssuer(PdfPage page, CertificateFace face)
    {
        page.Text("P", Japanese, Fit(face.Issued.Japanese, Fine with { Width = 190, Largest = 10 }, FontWeight.Regular),
            new SKPoint(Right, 719), Align.Right, Palette.Ink);
        var issuer = Fit(face.Issuer.Japanese, Issuer with { Width = 190 }, FontWeight.Bold);
        page.Text("P", Japanese, issuer, new SKPoint(Right, 738), Align.Right, Palette.Navy);
        page.Text("P", English, Fit(face.Issuer.English, Fine with { Width = 190 }, FontWeight.Regular),
            new SKPoint(Right, 741 + issuer.Height), Align.Right, Palette.Grey);
    }

    private void Put(
        PdfPage page, string text, TextPlace place, FontWeight weight, float y, SKColor colour,
        string language = Japanese, string type = "P", float spacing = 0)
    {
        if (text.Length > 0)
        {
            page.Text(type, language, Fit(text, place, weight), new SKPoint(Middle, y), Align.Centre, colour, spacing);
        }
    }

    private FittedText FitName(string name) => TextFitter.Fit(_fonts, name, FontWeight.Bold, Name);

    private FittedText Fit(string text, TextPlace place, FontWeight weight) =>
        _fitted.GetOrAdd((text, weight, place), key => TextFitter.Fit(_fonts, key.Item1, key.Item2, key.Item3));

    private static byte[] Write(PdfPage page, CertificateFace face)
    {
        var file = new PdfFile();
        var parts = page.AddTo(file);
        var title = $"修了証　{face.Achievement.Japanese}";
        var metadata = file.AddRaw("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata(title, face)));
        var catalogue = file.Add(
            $"<< /Type /Catalog {parts} /Lang ({Japanese}) /ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R >>");
        var date = face.IssuedAt.ToUniversalTime().ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);
        var information = file.Add(
            $"<< /Title {PdfFile.Text(title)} /Author {PdfFile.Text(face.Issuer.Japanese)} /Producer (BadgeIssuer) /CreationDate (D:{date}Z) >>");
        return file.Write(catalogue, information);
    }

    // XMP (ISO 16684-1): what readers and archives show of a file. It names nobody.
    private static string Metadata(string title, CertificateFace face) => $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{WebUtility.HtmlEncode(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{WebUtility.HtmlEncode(face.Issuer.Japanese)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{Japanese}</rdf:li></rdf:Bag></dc:language><pdf:Producer>BadgeIssuer</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;

    private static SKRect Square(float x, float y, float side) => SKRect.Create(x - (side / 2), y - (side / 2), side, side);
}
