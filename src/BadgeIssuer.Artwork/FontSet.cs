using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BadgeIssuer.Artwork.Text;

namespace BadgeIssuer.Artwork;

/// <summary>The fonts that pictures are drawn with, in the order in which they are asked for a character.</summary>
/// <remarks>
/// <para>Each grapheme cluster (a character with its marks and variation selectors) is drawn with the first family
/// that has all of it, in the weight asked for if that family has it. System fonts are never looked at, so the
/// same fonts give the same picture on every machine.</para>
/// <para>Safe to use from several threads at once, until disposed.</para>
/// </remarks>
public sealed class FontSet : IDisposable
{
    private readonly ImmutableArray<FontFace> _faces;
    private readonly ImmutableArray<FontFace> _regularFirst;
    private readonly ImmutableArray<FontFace> _boldFirst;

    private FontSet(ImmutableArray<FontFace> faces)
    {
        _faces = faces;
        _regularFirst = InOrder(faces, FontWeight.Regular);
        _boldFirst = InOrder(faces, FontWeight.Bold);
    }

    /// <summary>Reads fonts. Each file is copied, so the memory may be reused afterwards.</summary>
    /// <param name="fontFiles">
    /// TrueType or OpenType files (no WOFF), at least one. Families are asked in the order of their first file.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="fontFiles"/> is empty.</exception>
    /// <exception cref="InvalidDataException">A file is not a font; the message says the how-manieth, from 1.</exception>
    public static FontSet Load(IReadOnlyList<ReadOnlyMemory<byte>> fontFiles)
    {
        ArgumentNullException.ThrowIfNull(fontFiles);
        if (fontFiles.Count == 0)
        {
            throw new ArgumentException("At least one font is needed.", nameof(fontFiles));
        }

        var faces = ImmutableArray.CreateBuilder<FontFace>(fontFiles.Count);
        foreach (var file in fontFiles)
        {
            if (FontFace.Open(file.Span) is { } face)
            {
                faces.Add(face);
                continue;
            }

            foreach (var opened in faces)
            {
                opened.Dispose();
            }

            throw new InvalidDataException($"Font file {faces.Count + 1} is not a TrueType or OpenType font.");
        }

        return new FontSet(faces.MoveToImmutable());
    }

    /// <summary>The code points of a text that none of the fonts can draw.</summary>
    /// <param name="text">Any text. Line feeds count as drawable: they break lines.</param>
    /// <returns>Each code point once, in the order of the text; empty if the whole text can be drawn.</returns>
    public ImmutableArray<int> FindMissing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var missing = ImmutableArray.CreateBuilder<int>();
        foreach (var cluster in Clusters(text))
        {
            if (cluster is "\n" or "\r\n" || _regularFirst.Any(face => face.Draws(cluster)))
            {
                continue;
            }

            var runes = cluster.EnumerateRunes().ToArray();
            var alone = runes.Where(rune => !_regularFirst.Any(face => face.Draws(rune.ToString()))).ToArray();

            // Every part has a glyph somewhere, but no font has them all: the whole cluster is what is missing.
            foreach (var rune in alone is [] ? runes : alone)
            {
                if (!missing.Contains(rune.Value))
                {
                    missing.Add(rune.Value);
                }
            }
        }

        return missing.ToImmutable();
    }

    /// <summary>Whether every font can stand in a PDF: its outlines are TrueType's.</summary>
    internal bool CanBeEmbedded => _faces.All(face => face.Outlines is not null);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var face in _faces)
        {
            face.Dispose();
        }
    }

    /// <summary>Shapes a text without line breaks, at size 1.</summary>
    /// <exception cref="MissingGlyphException">No font has a glyph for part of it.</exception>
    internal ShapedLine Shape(string line, FontWeight weight)
    {
        if (FindMissing(line) is { IsEmpty: false } missing)
        {
            throw new MissingGlyphException(missing);
        }

        var order = weight == FontWeight.Bold ? _boldFirst : _regularFirst;
        var runs = ImmutableArray.CreateBuilder<ShapedRun>();
        var text = new StringBuilder();
        FontFace? current = null;
        var start = 0;

        foreach (var cluster in Clusters(line))
        {
            // A variation sequence that some font knows is not drawn as its plain character by an earlier font.
            var face = order.FirstOrDefault(candidate => candidate.DrawsExactly(cluster))
                ?? order.First(candidate => candidate.Draws(cluster));

            if (face != current && current is not null)
            {
                runs.Add(current.Shape(text.ToString(), start));
                start += text.Length;
                text.Clear();
            }

            current = face;
            text.Append(cluster);
        }

        if (current is not null)
        {
            runs.Add(current.Shape(text.ToString(), start));
        }

        return new ShapedLine(line, runs.ToImmutable());
    }

    internal static IEnumerable<string> Clusters(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, start);
            yield return text.Substring(start, length);
            start += length;
        }
    }

    // Families in order of appearance; within a family the weight asked for, then whatever is nearest.
    private static ImmutableArray<FontFace> InOrder(ImmutableArray<FontFace> faces, FontWeight weight)
    {
        var families = faces.Select(face => face.Family).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. faces.OrderBy(face => families.IndexOf(face.Family))
                .ThenBy(face => Math.Abs(face.Weight - (int)weight)),
        ];
    }
}
