using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.Pointer;

/// <summary>A JSON Pointer (RFC 6901).</summary>
/// <remarks>Made for JsonSchema.Net from what it refers to and from the RFC. Immutable.</remarks>
[JsonConverter(typeof(JsonPointerJsonConverter))]
public readonly struct JsonPointer : IEquatable<JsonPointer>
{
    /// <summary>The whole document.</summary>
    [SuppressMessage("Design", "CA1051", Justification = "JsonSchema.Net reads a field.")]
    public static readonly JsonPointer Empty;

    private readonly string[]? _segments;

    private JsonPointer(string[] segments) => _segments = segments;

    /// <summary>How many steps there are.</summary>
    public int SegmentCount => Segments.Length;

    private ReadOnlySpan<string> Segments => _segments;

    /// <summary>One step.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such step.</exception>
    public JsonPointerSegment this[int index] => new(Segments[index]);

    /// <summary>Whether two pointers have the same steps.</summary>
    public static bool operator ==(JsonPointer left, JsonPointer right) => left.Equals(right);

    /// <summary>Whether two pointers differ.</summary>
    public static bool operator !=(JsonPointer left, JsonPointer right) => !left.Equals(right);

    /// <summary>The pointer with these steps.</summary>
    public static JsonPointer Create(params SegmentValueStandIn[] segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        return new([.. segments.Select(segment => segment.Text)]);
    }

    /// <summary>Reads a pointer: empty, or each step behind a <c>/</c>; also as a URI fragment behind <c>#</c>.</summary>
    public static bool TryParse(string? source, out JsonPointer pointer)
    {
        pointer = Empty;
        if (source is null)
        {
            return false;
        }

        var text = source is ['#', ..] ? Uri.UnescapeDataString(source[1..]) : source;
        if (text.Length == 0)
        {
            return true;
        }

        if (text[0] != '/')
        {
            return false;
        }

        var segments = text[1..].Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            // §3: a tilde is followed by 0 or 1. §4: ~1 before ~0.
            for (var at = segments[i].IndexOf('~'); at >= 0; at = segments[i].IndexOf('~', at + 1))
            {
                if (at + 1 == segments[i].Length || segments[i][at + 1] is not ('0' or '1'))
                {
                    return false;
                }
            }

            segments[i] = segments[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        pointer = new JsonPointer(segments);
        return true;
    }

    /// <summary>The last <paramref name="levels"/> steps.</summary>
    public JsonPointer GetLocal(int levels) => new(Segments[^levels..].ToArray());

    /// <summary>This pointer, and then the steps of another.</summary>
    public JsonPointer Combine(JsonPointer other) => new([.. Segments, .. other.Segments]);

    /// <summary>This pointer, and then these steps.</summary>
    public JsonPointer Combine(params SegmentValueStandIn[] additionalSegments)
    {
        ArgumentNullException.ThrowIfNull(additionalSegments);
        return new([.. Segments, .. additionalSegments.Select(segment => segment.Text)]);
    }

    /// <summary>Whether the first steps are those of another.</summary>
    public bool StartsWith(JsonPointer other) => Segments.StartsWith(other.Segments);

    /// <summary>The value that the pointer leads to; <see langword="null"/> if it leads nowhere.</summary>
    public JsonElement? Evaluate(JsonElement root)
    {
        var current = root;
        foreach (var segment in Segments)
        {
            switch (current.ValueKind)
            {
                case JsonValueKind.Object when current.TryGetProperty(segment, out var member):
                    current = member;
                    break;

                case JsonValueKind.Array when TryReadIndex(segment, out var index) && index < current.GetArrayLength():
                    current = current[index];
                    break;

                default:
                    return null;
            }
        }

        return current;
    }

    /// <inheritdoc/>
    public bool Equals(JsonPointer other) => Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonPointer other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var segment in Segments)
        {
            hash.Add(segment, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The pointer as text.</summary>
    public override string ToString() => string.Concat((_segments ?? []).Select(segment => "/" + segment
        .Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    // §4: no sign, no leading zero.
    private static bool TryReadIndex(string segment, out int index)
    {
        index = 0;
        return (segment is "0" or [>= '1' and <= '9', ..])
            && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
