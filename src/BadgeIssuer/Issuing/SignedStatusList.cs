using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>A status list credential as it was signed last: published as these very bytes until it changes.</summary>
/// <param name="List">Which one.</param>
/// <param name="EncodedList">The bits that were signed, as the credential carries them.</param>
/// <param name="Issuer">The issuer that was signed.</param>
/// <param name="ValidUntil">Until when it may be believed, in UTC.</param>
/// <param name="Jwt">The credential as VC-JWT, its exact bytes.</param>
/// <param name="Record">
/// The same credential as JSON-LD with a proof inside, its exact bytes; <see langword="null"/> where no key makes such
/// proofs.
/// </param>
public sealed record SignedStatusList(
    StatusListName List,
    string EncodedList,
    string Issuer,
    DateTimeOffset ValidUntil,
    ReadOnlyMemory<byte> Jwt,
    ReadOnlyMemory<byte>? Record)
{
    /// <summary>The keys that signed it, each once; none where that was not kept.</summary>
    public ImmutableArray<string> Kids { get; init; } = [];
}
