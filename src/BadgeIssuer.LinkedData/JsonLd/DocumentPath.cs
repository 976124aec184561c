using System.Globalization;
using System.Text;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Where in the document the processor is, for the pointer of an error.</summary>
/// <remarks>Keeping it costs a push and a pop; the text is made only when something is wrong.</remarks>
internal sealed class DocumentPath
{
    private readonly List<(string? Name, int Index)> _segments = [];

    public void Enter(string name) => _segments.Add((name, 0));

    public void Enter(int index) => _segments.Add((null, index));

    public void Leave() => _segments.RemoveAt(_segments.Count - 1);

    /// <summary>The JSON Pointer (RFC 6901), with one more segment if a name is given.</summary>
    public string ToPointer(string? last = null)
    {
        var text = new StringBuilder();
        foreach (var (name, index) in _segments)
        {
            Append(text, name ?? index.ToString(CultureInfo.InvariantCulture));
        }

        if (last is not null)
        {
            Append(text, last);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string segment) =>
        text.Append('/').Append(segment
            .Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal));
}
