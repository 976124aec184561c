using System.Buffers;
using System.Text;

namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>Writes N-Quads in canonical form, line by line in the dataset's order and with its own blank node labels.</summary>
/// <remarks>For a canonical order and canonical labels see Rdfc10.</remarks>
public static class NQuadsWriter
{
    /// <summary>Writes the quads in UTF-8.</summary>
    public static byte[] Write(RdfDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var output = new ArrayBufferWriter<byte>(dataset.Text.Length + 16);
        for (var i = 0; i < dataset.Count; i++)
        {
            var row = dataset.Rows[i];
            var text = dataset.Text;
            WriteLabel(row.SubjectBlank);
            output.Write(text[row.Start..row.Predicate]);
            WriteLabel(row.PredicateBlank);
            output.Write(text[row.Predicate..row.Object]);
            WriteLabel(row.ObjectBlank);
            output.Write(text[row.Object..row.Graph]);
            WriteLabel(row.GraphBlank);
            output.Write(text[row.Graph..row.End]);
        }

        return output.WrittenSpan.ToArray();

        void WriteLabel(int blank)
        {
            if (blank != QuadRow.NotBlank)
            {
                output.Write("_:"u8);
                output.Write(Encoding.UTF8.GetBytes(dataset.Label(blank)));
            }
        }
    }
}
