using System.IO.Compression;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Rosters as workbooks: one part of a good archive, which the first byte of an input chooses.</summary>
internal sealed class RosterWorkbookPartTarget : FuzzTarget
{
    private static readonly (string Name, byte[] Content)[] Parts = ReadParts();

    public override string Name => "roster-workbook-part";

    public override IReadOnlyList<string> Words { get; } =
    [
        "<row r=\"1\">", "<row r=\"1048577\">", "<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"XFE1\">", "<c t=\"inlineStr\"><is><t>x</t></is></c>",
        "<v>-1</v>", "<v>1e999</v>", "<v>45688</v>", "<rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh>", "<mergeCell ref=\"A1:XFD1048576\"/>",
        "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", "s=\"99\"", "t=\"e\"", "_x000D_", "&#x0;", "<!DOCTYPE a>", "<numFmt numFmtId=\"165\" formatCode=\"yyyy\"/>",
        .. RosterTextTarget.Cells,
    ];

    public override IEnumerable<byte[]> Seeds() => Parts.Select(static (part, index) => (byte[])[(byte)index, .. part.Content]);

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var chosen = input.Span[0] % Parts.Length;
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < Parts.Length; i++)
            {
                using var part = archive.CreateEntry(Parts[i].Name, CompressionLevel.Fastest).Open();
                part.Write(i == chosen ? input.Span[1..] : Parts[i].Content);
            }
        }

        RosterTextTarget.Read(file.ToArray());
    }

    private static (string Name, byte[] Content)[] ReadParts()
    {
        using var archive = new ZipArchive(new MemoryStream(SeedFiles.Read("samples", "rosters", "regional.xlsx")));
        return [.. archive.Entries.Select(Read)];
    }

    private static (string Name, byte[] Content) Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return (entry.FullName, content.ToArray());
    }
}
