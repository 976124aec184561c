using System.Collections.Immutable;

namespace BadgeIssuer.Verification;

/// <summary>What those who run this verifier say of one issuer.</summary>
/// <param name="Id">The issuer's identifier: a DID or a URL, compared character by character.</param>
/// <param name="Name">The name by which they know it, or <see langword="null"/>.</param>
/// <param name="Trust">What they say.</param>
/// <param name="Keys">
/// The RFC 7638 SHA-256 thumbprints of the only keys that count for this issuer; empty for any key that it publishes.
/// </param>
/// <param name="From">The word covers badges issued at or after this instant; <see langword="null"/>: from ever.</param>
/// <param name="Until">The word covers badges issued before this instant; <see langword="null"/>: for ever.</param>
public sealed record TrustEntry(
    string Id,
    string? Name,
    IssuerTrust Trust,
    ImmutableArray<string> Keys,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null)
{
    /// <summary>Whether a badge by this key is one that the word is about.</summary>
    /// <param name="thumbprint">The key's thumbprint; <see langword="null"/> for a badge that no key vouches for.</param>
    public bool Accepts(string? thumbprint) => Keys.IsEmpty || (thumbprint is not null && Keys.Contains(thumbprint));

    /// <summary>Whether the word covers a badge that was issued at <paramref name="issued"/>.</summary>
    public bool Covers(DateTimeOffset issued) =>
        (From is not { } from || issued >= from) && (Until is not { } until || issued < until);
}
