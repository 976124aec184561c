using System.Collections.Frozen;

namespace BadgeIssuer.IO.Rosters;

/// <summary>The addresses that cells lead to when a person clicks on them.</summary>
/// <remarks>
/// They stand after the rows, and their addresses in another part. What a formula makes of a cell (HYPERLINK) is not
/// among them. Source: ECMA-376 part 1 §18.3.1.47.
/// </remarks>
internal sealed class XlsxHyperlinks
{
    // As many as Excel takes in one sheet.
    private const int Maximum = 65_530;

    private readonly FrozenDictionary<(int Line, int Column), string> _targets;

    private XlsxHyperlinks(Dictionary<(int, int), string> targets) => _targets = targets.ToFrozenDictionary();

    /// <summary>The address behind a cell, or <see langword="null"/>.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 0.</param>
    public string? At(int line, int column) => _targets.GetValueOrDefault((line, column));

    /// <summary>Reads those of one sheet. A link over several cells is taken for the first one.</summary>
    public static XlsxHyperlinks Read(XlsxPackage package, XlsxSheet sheet)
    {
        var targets = new Dictionary<(int, int), string>();
        var addresses = package.ExternalTargets(sheet.Part);
        if (addresses.Count == 0)
        {
            return new XlsxHyperlinks(targets);
        }

        using var xml = package.OpenPart(sheet.Part);
        foreach (var element in xml.Elements())
        {
            if (element is "hyperlink"
                && targets.Count < Maximum
                && CellReference.TryRead((xml.Attribute("ref") ?? "").Split(':')[0], out var column, out var line)
                && xml.RelationshipId() is { } id
                && addresses.TryGetValue(id, out var address))
            {
                targets.TryAdd((line, column), address);
            }
        }

        return new XlsxHyperlinks(targets);
    }
}
