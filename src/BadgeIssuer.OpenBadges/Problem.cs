using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges;

/// <summary>What is wrong with something that a stranger handed in: a badge, a roster, a setting.</summary>
/// <remarks>
/// A problem holds facts and no sentence. The sentences, in Japanese and English, stand in the problem catalogue
/// (floor 2, <c>Problems/*.json</c>), where each code has its text with places for <see cref="Arguments"/>, its
/// cause and its remedy.
/// </remarks>
/// <param name="Code">
/// Stable, for programs: the check or the room, a dot, and what is wrong, e.g. <c>proof.signature-mismatch</c>.
/// </param>
/// <param name="Pointer">
/// Where: a JSON Pointer (RFC 6901) into the document, or <see langword="null"/> where there is no one place.
/// </param>
/// <param name="Arguments">What goes into the places of the sentence, in order. Never a name or an address.</param>
public sealed record Problem(string Code, string? Pointer, ImmutableArray<string> Arguments)
{
    /// <summary>A problem at a place.</summary>
    public static Problem At(string? pointer, string code, params ReadOnlySpan<string> arguments) =>
        new(code, pointer, [.. arguments]);

    /// <summary>A problem of the whole.</summary>
    public static Problem Of(string code, params ReadOnlySpan<string> arguments) => new(code, null, [.. arguments]);

    /// <inheritdoc/>
    public bool Equals(Problem? other) =>
        other is not null
        && Code == other.Code
        && Pointer == other.Pointer
        && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Pointer, Arguments.Length);
}
