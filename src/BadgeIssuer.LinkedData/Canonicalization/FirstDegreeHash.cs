using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>The Hash First Degree Quads algorithm.</summary>
/// <remarks>Source: RDF Dataset Canonicalization §4.6.3. Steps are numbered as there.</remarks>
internal static class FirstDegreeHash
{
    /// <summary>Hashes what is said of a blank node, its neighbours being all alike.</summary>
    public static void Compute(
        RdfDataset dataset,
        ReadOnlySpan<int> quads,
        int blank,
        CanonicalizationHash hash,
        LineBuffer lines,
        Span<byte> destination)
    {
        // 1, 2
        lines.Clear();
        var text = dataset.Text;
        var rows = dataset.Rows;

        // 3
        foreach (var index in quads)
        {
            ref readonly var row = ref rows[index];

            // 3.1.1: the node itself is _:a, every other _:z.
            Append(lines, row.SubjectBlank, blank);
            var from = row.Start;
            if (row.ObjectBlank >= 0)
            {
                lines.Append(text[from..row.Object]);
                Append(lines, row.ObjectBlank, blank);
                from = row.Object;
            }

            if (row.GraphBlank >= 0)
            {
                lines.Append(text[from..row.Graph]);
                Append(lines, row.GraphBlank, blank);
                from = row.Graph;
            }

            lines.Append(text[from..row.End]);
            lines.EndLine();
        }

        // 4, 5
        hash.Compute(lines.Sorted(), destination);
    }

    private static void Append(LineBuffer lines, int blank, int reference)
    {
        if (blank >= 0)
        {
            lines.Append(blank == reference ? "_:a"u8 : "_:z"u8);
        }
    }
}
