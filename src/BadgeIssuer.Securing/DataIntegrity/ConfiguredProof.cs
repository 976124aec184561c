using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>A proof but for its value, written and hashed: the same for every document of a batch.</summary>
/// <param name="suite">The suite.</param>
/// <param name="kind">The kind of the key, on which the hash depends.</param>
/// <param name="options">What the proof says.</param>
/// <param name="contexts">The contexts that it is read in, as the document has them; empty if it has none.</param>
/// <param name="text">The proof as it stands in the document, without its value.</param>
/// <param name="hash">The hash of the proof configuration.</param>
internal sealed class ConfiguredProof(
    Cryptosuite suite, KeyKind kind, ProofOptions options, byte[] contexts, byte[] text, byte[] hash)
{
    public ReadOnlyMemory<byte> Text => text;

    public ReadOnlySpan<byte> Hash => hash;

    /// <summary>Whether it would come out the same.</summary>
    public bool IsOf(
        Cryptosuite otherSuite, KeyKind otherKind, ProofOptions otherOptions, ReadOnlySpan<byte> otherContexts) =>
        suite == otherSuite
        && kind == otherKind
        && otherContexts.SequenceEqual(contexts)
        && options == otherOptions;
}
