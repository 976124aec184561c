using System.Text;
using System.Xml;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>The XML of a workbook's part, read forward and with bounds: no DTD, no entities, no depth without end.</summary>
/// <remarks>
/// Elements are told by their local names, so that transitional and strict workbooks, which differ only in the
/// namespace, are both read.
/// </remarks>
internal sealed class XlsxXml : IDisposable
{
    private const int MaximumDepth = 64;

    private readonly XmlReader _reader;
    private readonly string _part;
    private readonly char[] _chunk = new char[4096];

    public XlsxXml(Stream stream, string part)
    {
        _part = part;
        _reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>The local name of the current element or end element; otherwise the empty string.</summary>
    public string Name => IsStart || _reader.NodeType is XmlNodeType.EndElement ? _reader.LocalName : "";

    public bool IsStart => _reader.NodeType is XmlNodeType.Element;

    public bool IsEmpty => _reader.IsEmptyElement;

    public int Depth => _reader.Depth;

    /// <summary>The next node.</summary>
    public bool Read()
    {
        var hasNode = _reader.Read();
        return _reader.Depth <= MaximumDepth ? hasNode : throw Damaged();
    }

    /// <summary>Goes through the start tags below the current element, whatever depth; ends after its end tag.</summary>
    public IEnumerable<string> Descendants()
    {
        if (_reader.IsEmptyElement)
        {
            yield break;
        }

        var depth = _reader.Depth;
        while (Read() && _reader.Depth > depth)
        {
            if (IsStart)
            {
                yield return _reader.LocalName;
            }
        }
    }

    /// <summary>All start tags of the part.</summary>
    public IEnumerable<string> Elements()
    {
        while (Read())
        {
            if (IsStart)
            {
                yield return _reader.LocalName;
            }
        }
    }

    /// <summary>An attribute by its name without prefix, or <see langword="null"/>.</summary>
    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>The relationship that the current element names (<c>r:id</c>), whatever the prefix is.</summary>
    public string? RelationshipId()
    {
        for (var found = _reader.MoveToFirstAttribute(); found; found = _reader.MoveToNextAttribute())
        {
            if (_reader.LocalName is "id" && _reader.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                var value = _reader.Value;
                _reader.MoveToElement();
                return value;
            }
        }

        _reader.MoveToElement();
        return null;
    }

    /// <summary>Whether the current element switches something on: <c>&lt;strike/&gt;</c>, <c>val="1"</c>.</summary>
    public bool IsOn(string attribute = "val") => Attribute(attribute) is null or "1" or "true" or "on";

    /// <summary>Appends the text of the current element, up to a limit; ends at its end tag.</summary>
    public void AppendText(StringBuilder text, int limit)
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (Read() && _reader.Depth > depth)
        {
            if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            int length;
            while ((length = _reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
            {
                text.Append(_chunk, 0, Math.Min(length, Math.Max(0, limit - text.Length)));
            }
        }
    }

    public XlsxException Damaged() => new(RosterProblemCodes.XlsxDamaged, _part);

    public void Dispose() => _reader.Dispose();
}
