namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Rosters as workbooks: the archive.</summary>
internal sealed class RosterWorkbookTarget : FuzzTarget
{
    public override string Name => "roster-workbook";

    public override IReadOnlyList<string> Words { get; } =
        ["PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "PK\x06\x06", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "../", "\0\0\0\0"];

    public override IEnumerable<byte[]> Seeds() => SeedFiles.ReadAll("samples/rosters", "*.xlsx");

    public override void Run(ReadOnlyMemory<byte> input) => RosterTextTarget.Read(input.ToArray());
}
