using System.Collections.Immutable;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>A dataset in canonical form.</summary>
/// <param name="NQuads">Canonical N-Quads in UTF-8: a line for every quad, in code point order.</param>
/// <param name="IssuedIdentifiers">
/// The canonical identifier of every blank node by the label that the dataset gave it, both without <c>_:</c>.
/// </param>
public sealed record CanonicalDataset(
    ReadOnlyMemory<byte> NQuads, ImmutableDictionary<string, string> IssuedIdentifiers);
