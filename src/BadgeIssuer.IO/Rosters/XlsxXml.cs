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

    public bool IsEnd => _reader.NodeType is XmlNodeType.EndElement;

    public bool IsText => _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
        or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public string Prefix => _reader.Prefix;

    public string Namespace => _reader.NamespaceURI;

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
            if (!IsText)
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

    /// <summary>Writes the current node as it is: a start tag with its attributes, an end tag, or text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="without">An attribute that is left out, and is written by the caller if at all.</param>
    public void CopyTo(XmlWriter writer, params ReadOnlySpan<string> without)
    {
        if (IsStart)
        {
            var isEmpty = IsEmpty;
            writer.WriteStartElement(Prefix, _reader.LocalName, Namespace);
            CopyAttributes(writer, without);
            if (isEmpty)
            {
                writer.WriteEndElement();
            }
        }
        else if (IsEnd)
        {
            writer.WriteEndElement();
        }
        else if (IsText && Depth > 0)
        {
            CopyText(writer);
        }
    }

    /// <summary>Writes the current element's attributes, declarations of namespaces included.</summary>
    public void CopyAttributes(XmlWriter writer, params ReadOnlySpan<string> without)
    {
        for (var found = _reader.MoveToFirstAttribute(); found; found = _reader.MoveToNextAttribute())
        {
            if (Prefix.Length > 0 || !without.Contains(_reader.LocalName))
            {
                writer.WriteAttributeString(Prefix, _reader.LocalName, Namespace, _reader.Value);
            }
        }

        _reader.MoveToElement();
    }

    /// <summary>The current element's attributes that have no prefix.</summary>
    public List<(string Name, string Value)> PlainAttributes(params ReadOnlySpan<string> without)
    {
        var attributes = new List<(string, string)>();
        for (var found = _reader.MoveToFirstAttribute(); found; found = _reader.MoveToNextAttribute())
        {
            if (Prefix.Length == 0 && _reader.LocalName is not "xmlns" && !without.Contains(_reader.LocalName))
            {
                attributes.Add((_reader.LocalName, _reader.Value));
            }
        }

        _reader.MoveToElement();
        return attributes;
    }

    /// <summary>Passes over the current element; ends at its end tag.</summary>
    public void PassOver()
    {
        foreach (var _ in Descendants())
        {
        }
    }

    // In pieces, since a text may be as long as its file; the writer wants both halves of a surrogate pair at once.
    private void CopyText(XmlWriter writer)
    {
        var kept = 0;
        int length;
        while ((length = _reader.ReadValueChunk(_chunk, kept, _chunk.Length - kept)) > 0)
        {
            length += kept;
            kept = char.IsHighSurrogate(_chunk[length - 1]) ? 1 : 0;
            writer.WriteChars(_chunk, 0, length - kept);
            _chunk[0] = _chunk[length - 1];
        }
    }

    public XlsxException Damaged() => new(RosterProblemCodes.XlsxDamaged, _part);

    public void Dispose() => _reader.Dispose();
}
