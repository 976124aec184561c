using System.Buffers.Binary;

namespace BadgeIssuer.Artwork.Pdf;

/// <summary>A TrueType file that holds some glyphs of a font, in an order of its own, without hints.</summary>
/// <remarks>
/// It has the six tables that ISO 32000-1, 9.9 asks for in an embedded CIDFontType2. Instructions are taken out of every
/// outline together with the tables that they call, so that no program runs half of them.
/// </remarks>
internal static class TrueTypeSubset
{
    private const int ComponentInstructions = 0x0100;
    private const int ComponentMore = 0x0020;
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    /// <summary>Writes the file.</summary>
    /// <param name="font">The font.</param>
    /// <param name="glyphs">The font's number of each glyph of the subset; the first is glyph 0 of the font.</param>
    public static byte[] Write(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var all = glyphs.ToList();
        using var glyf = new MemoryStream();
        var loca = new List<byte>();

        // Components of composite glyphs come behind; they are found on the way, so the list grows.
        for (var index = 0; index < all.Count; index++)
        {
            AppendOffset(loca, glyf.Position);
            glyf.Write(WithoutInstructions(font.Outline(all[index]), all));
            glyf.SetLength((glyf.Length + 3) & ~3);
            glyf.Position = glyf.Length;
        }

        AppendOffset(loca, glyf.Position);
        var head = font.Head.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.Hhea.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)all.Count);
        var maxp = font.Maxp.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)all.Count);
        var hmtx = new byte[4 * all.Count];
        for (var index = 0; index < all.Count; index++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * index), (ushort)font.Advance(all[index]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((4 * index) + 2), font.LeftBearing(all[index]));
        }

        return Assemble(
            ("glyf", glyf.ToArray()), ("head", head), ("hhea", hhea), ("hmtx", hmtx), ("loca", [.. loca]), ("maxp", maxp));
    }

    private static byte[] WithoutInstructions(ReadOnlySpan<byte> outline, List<int> all)
    {
        if (outline.IsEmpty)
        {
            return [];
        }

        var contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours < 0)
        {
            return Components(outline, all);
        }

        var length = 10 + (2 * contours);
        var instructions = BinaryPrimitives.ReadUInt16BigEndian(outline[length..]);
        return [.. outline[..length], 0, 0, .. outline[(length + 2 + instructions)..]];
    }

    private static byte[] Components(ReadOnlySpan<byte> outline, List<int> all)
    {
        var copy = outline.ToArray();
        var at = 10;
        while (true)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            var component = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at + 2));
            var place = all.IndexOf(component);
            if (place < 0)
            {
                place = all.Count;
                all.Add(component);
            }

            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~ComponentInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), (ushort)place);
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
            if ((flags & ComponentMore) == 0)
            {
                return copy[..at];
            }
        }
    }

    private static void AppendOffset(List<byte> loca, long offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)offset);
        loca.AddRange(bytes);
    }

    // Six tables: the search fields of the header are those of four, the greatest power of two below.
    private static byte[] Assemble(params (string Tag, byte[] Content)[] tables)
    {
        const int header = 12, entry = 16;
        var size = header + (entry * tables.Length) + tables.Sum(table => Padded(table.Content.Length));
        var file = new byte[size];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x0001_0000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), 4 * entry);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((entry * tables.Length) - (4 * entry)));

        var offset = header + (entry * tables.Length);
        var adjustment = 0;
        for (var index = 0; index < tables.Length; index++)
        {
            var (tag, content) = tables[index];
            content.CopyTo(file, offset);
            var line = file.AsSpan(header + (entry * index));
            System.Text.Encoding.ASCII.GetBytes(tag, line);
            BinaryPrimitives.WriteUInt32BigEndian(line[4..], Sum(file.AsSpan(offset, Padded(content.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(line[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(line[12..], (uint)content.Length);
            adjustment = tag == "head" ? offset + 8 : adjustment;
            offset += Padded(content.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(adjustment), 0xB1B0_AFBA - Sum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }

        return sum;
    }
}
