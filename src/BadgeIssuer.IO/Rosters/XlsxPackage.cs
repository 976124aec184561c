using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>One worksheet of a workbook.</summary>
internal sealed record XlsxSheet(string Name, string Part, bool IsHidden);

/// <summary>An Excel workbook as an archive of parts. Nothing is written to disk, and parts are found by name only.</summary>
/// <remarks>Source: ECMA-376 part 1 (SpreadsheetML) and part 2 (Open Packaging Conventions).</remarks>
internal sealed class XlsxPackage : IDisposable
{
    private const int MaximumEntries = 10_000;
    private const int MaximumSheets = 500;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(ZipArchive archive)
    {
        _archive = archive;
        foreach (var entry in archive.Entries)
        {
            _parts.TryAdd(entry.FullName.TrimStart('/'), entry);
        }
    }

    public ImmutableArray<XlsxSheet> Sheets { get; private set; } = [];

    public ExcelDateSystem DateSystem { get; private set; }

    /// <summary>The name of the part with the shared strings, and of that with the styles; empty if there is none.</summary>
    public string SharedStringsPart { get; private set; } = "";

    public string StylesPart { get; private set; } = "";

    /// <summary>The part with the order in which formulas are computed; empty if there is none.</summary>
    public string CalculationPart { get; private set; } = "";

    /// <summary>The names of all parts, in the archive's order; those that no part may have are left out.</summary>
    public IEnumerable<string> PartNames => _parts.Keys.Where(name =>
        !name.EndsWith('/') && !name.Contains('\\') && !name.Split('/').Contains(".."));

    /// <summary>Opens a workbook. The stream stays open when the package is disposed.</summary>
    /// <exception cref="XlsxException">It is another kind of archive, damaged, or larger than any roster.</exception>
    public static XlsxPackage Open(Stream stream)
    {
        if (CountEntries(stream) > MaximumEntries)
        {
            throw new XlsxException(RosterProblemCodes.XlsxTooLarge, "zip");
        }

        stream.Position = 0;
        var package = new XlsxPackage(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        try
        {
            package.RefuseOtherKinds();
            package.ReadWorkbook();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>Opens a part.</summary>
    public XlsxXml OpenPart(string part) => new(OpenStream(part), part);

    /// <summary>Opens a part that is to be copied.</summary>
    public Stream OpenStream(string part) =>
        _parts.TryGetValue(part, out var entry)
            ? new BoundedStream(entry.Open(), entry.CompressedLength, part)
            : throw new XlsxException(RosterProblemCodes.XlsxDamaged, part);

    /// <summary>When a part was written, as the archive says.</summary>
    public DateTimeOffset TimeOf(string part) => _parts[part].LastWriteTime;

    public void Dispose() => _archive.Dispose();

    // The archive's own count, before the framework reads a million entries into memory.
    // Source: APPNOTE.TXT 4.3.16; 0xFFFF says that the count stands elsewhere, since it is greater.
    private static int CountEntries(Stream stream)
    {
        var length = (int)Math.Min(stream.Length, 22 + ushort.MaxValue);
        var tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return end >= 0 && end + 12 <= length
            ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10))
            : throw new XlsxException(RosterProblemCodes.XlsxDamaged, "zip");
    }

    private void RefuseOtherKinds()
    {
        if (_parts.ContainsKey("xl/workbook.bin"))
        {
            throw new XlsxException(RosterProblemCodes.FileXlsb, "xl/workbook.bin");
        }

        if (!_parts.ContainsKey("[Content_Types].xml")
            || !_parts.Keys.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new XlsxException(RosterProblemCodes.FileUnsupported, "zip");
        }

        using var types = OpenPart("[Content_Types].xml");
        var hasMacros = _parts.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        foreach (var _ in types.Elements())
        {
            hasMacros |= types.Attribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) is true;
        }

        if (hasMacros)
        {
            throw new XlsxException(RosterProblemCodes.FileMacro, "xl/vbaProject.bin");
        }
    }

    private void ReadWorkbook()
    {
        var workbookPart = ReadRelationships("").FirstOrDefault(relationship =>
            relationship.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Part ?? "xl/workbook.xml";
        var relationships = ReadRelationships(workbookPart);
        SharedStringsPart = PartOf("/sharedStrings");
        StylesPart = PartOf("/styles");
        CalculationPart = PartOf("/calcChain");

        var sheets = ImmutableArray.CreateBuilder<XlsxSheet>();
        using var workbook = OpenPart(workbookPart);
        foreach (var element in workbook.Elements())
        {
            if (element is "workbookPr" && workbook.Attribute("date1904") is not null && workbook.IsOn("date1904"))
            {
                DateSystem = ExcelDateSystem.From1904;
            }
            else if (element is "sheet" && sheets.Count < MaximumSheets)
            {
                var isHidden = workbook.Attribute("state") is "hidden" or "veryHidden";
                var name = workbook.Attribute("name") ?? "";
                var id = workbook.RelationshipId();
                var target = relationships.Find(relationship => relationship.Id == id);

                // Chart and macro sheets have no rows.
                if (target is not null && target.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                {
                    sheets.Add(new XlsxSheet(name, target.Part, isHidden));
                }
            }
        }

        Sheets = sheets.ToImmutable();
        if (Sheets.IsEmpty)
        {
            throw workbook.Damaged();
        }

        string PartOf(string type) => relationships
            .Find(relationship => relationship.Type.EndsWith(type, StringComparison.Ordinal))?.Part ?? "";
    }

    /// <summary>The addresses outside of the archive that a part refers to, by the name that it has for them.</summary>
    public Dictionary<string, string> ExternalTargets(string part)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relationship in ReadRelationshipsOf(part).Where(one => one.IsExternal))
        {
            targets.TryAdd(relationship.Id, relationship.Target);
        }

        return targets;
    }

    private List<Relationship> ReadRelationships(string part)
    {
        var folder = FolderOf(part);
        return ReadRelationshipsOf(part)
            .Where(one => !one.IsExternal)
            .Take(MaximumEntries)
            .Select(one => new Relationship(one.Id, one.Type, Resolve(folder, one.Target)))
            .ToList();
    }

    private IEnumerable<(string Id, string Type, string Target, bool IsExternal)> ReadRelationshipsOf(string part)
    {
        var folder = FolderOf(part);
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (!_parts.ContainsKey(name))
        {
            yield break;
        }

        using var xml = OpenPart(name);
        foreach (var element in xml.Elements())
        {
            if (element is "Relationship" && xml.Attribute("Target") is { } target)
            {
                yield return (
                    xml.Attribute("Id") ?? "", xml.Attribute("Type") ?? "", target, xml.Attribute("TargetMode") is "External");
            }
        }
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    // A target is relative to the folder of its source, or absolute within the archive.
    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var segments = new List<string>();
        foreach (var segment in (folder + target).Split('/'))
        {
            switch (segment)
            {
                case "" or ".":
                    break;
                case "..":
                    segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return string.Join('/', segments);
    }

    private sealed record Relationship(string Id, string Type, string Part);
}
