using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Json.Pointer;

/// <summary>A name or an index where a step of a <see cref="JsonPointer"/> is asked for.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them: they are arguments.")]
[SuppressMessage("Usage", "CA2225", Justification = "JsonSchema.Net uses the operators alone.")]
public readonly struct SegmentValueStandIn
{
    private readonly string? _text;

    private SegmentValueStandIn(string text) => _text = text;

    internal string Text => _text ?? "";

    /// <summary>The step of a name.</summary>
    public static implicit operator SegmentValueStandIn(string value) => new(value);

    /// <summary>The step of an index.</summary>
    public static implicit operator SegmentValueStandIn(int value) => new(value.ToString(CultureInfo.InvariantCulture));
}
