namespace Json.Pointer;

/// <summary>One step of a <see cref="JsonPointer"/>.</summary>
public readonly struct JsonPointerSegment : IEquatable<JsonPointerSegment>
{
    private readonly string? _text;

    internal JsonPointerSegment(string text) => _text = text;

    /// <summary>Whether the step is this text.</summary>
    public static bool operator ==(JsonPointerSegment left, string right) => left.ToString() == right;

    /// <summary>Whether the step is another than this text.</summary>
    public static bool operator !=(JsonPointerSegment left, string right) => left.ToString() != right;

    /// <inheritdoc/>
    public bool Equals(JsonPointerSegment other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonPointerSegment other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The step, not escaped.</summary>
    public override string ToString() => _text ?? "";
}
