using System.Collections.Immutable;
using BadgeIssuer.OpenBadges.V2;
using BadgeIssuer.OpenBadges.V3;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Issuing;

/// <summary>Makes the documents of an award: composed, signed and baked, in the formats of the settings.</summary>
/// <remarks>Safe for several threads at once.</remarks>
public sealed class CredentialSecurer
{
    private readonly IssuingPolicy _policy;
    private readonly ImmutableHashSet<CredentialFormat> _formats;
    private readonly IssuingKeys _keys;
    private readonly IReadOnlyDictionary<string, BadgePicture> _pictures;
    private readonly CredentialComposer _credentials;
    private readonly AssertionComposer _assertions;

    /// <summary>Prepares to secure awards.</summary>
    /// <param name="policy">The settings.</param>
    /// <param name="achievements">Composes achievements.</param>
    /// <param name="formats">The formats to make.</param>
    /// <param name="keys">The keys that those formats need.</param>
    /// <param name="pictures">A picture for each <see cref="AchievementDefinition.Id"/>, where PNGs are made.</param>
    /// <exception cref="ArgumentException">A key that the formats need is missing.</exception>
    public CredentialSecurer(
        IssuingPolicy policy,
        AchievementComposer achievements,
        IEnumerable<CredentialFormat> formats,
        IssuingKeys keys,
        IReadOnlyDictionary<string, BadgePicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _policy = policy;
        _formats = [.. formats];
        _keys = keys;
        _pictures = pictures;
        _credentials = new CredentialComposer(
            policy,
            achievements,
            _formats.Contains(CredentialFormat.DataIntegrity) ? CredentialFormat.DataIntegrity : CredentialFormat.VcJwt);
        _assertions = new AssertionComposer(policy, linksPicture: _formats.Contains(CredentialFormat.Png));

        if ((_formats.Contains(CredentialFormat.DataIntegrity) && keys.DataIntegrity is null)
            || (_formats.Contains(CredentialFormat.VcJwt) && keys.VcJwt is null)
            || (_formats.Contains(CredentialFormat.Ob2Jws) && keys.Ob2Jws is null))
        {
            throw new ArgumentException("A format needs a key that is not there.", nameof(keys));
        }
    }

    /// <summary>Whether verifiers can be told of a suspension of what this makes.</summary>
    /// <value>
    /// A credential of Open Badges 3.0 has one status entry, which says whether it was revoked; with
    /// <see cref="IssuingPolicy.SuspensionEntry"/> it has a second one. Open Badges 2.0 tells each time anew.
    /// </value>
    public bool CanBeSuspended => _policy.SuspensionEntry
        || !(_formats.Contains(CredentialFormat.DataIntegrity) || _formats.Contains(CredentialFormat.VcJwt));

    /// <summary>Makes an award's documents.</summary>
    public SecuredCredential Secure(Award award)
    {
        ArgumentNullException.ThrowIfNull(award);
        var credential = OpenBadgeCredentialWriter.Write(_credentials.Compose(award));
        var record = _formats.Contains(CredentialFormat.DataIntegrity)
            ? _keys.DataIntegrity!.AddProof(credential, _policy.Addresses, award.IssuedAt)
            : null;
        var vcJwt = _formats.Contains(CredentialFormat.VcJwt)
            ? _keys.VcJwt!.SecureVcJwt(credential, _policy.Addresses)
            : null;
        var hosted = _formats.Contains(CredentialFormat.Ob2Hosted)
            ? AssertionWriter.Write(_assertions.ComposeHosted(award))
            : null;
        var jws = _formats.Contains(CredentialFormat.Ob2Jws) ? SecureAssertion(award, _keys.Ob2Jws!) : null;

        var documents = ImmutableArray.CreateBuilder<SecuredDocument>(5);
        Add(CredentialFormat.DataIntegrity, record);
        Add(CredentialFormat.VcJwt, vcJwt);
        Add(CredentialFormat.Ob2Hosted, hosted);
        Add(CredentialFormat.Ob2Jws, jws);

        BadgePicture? picture = null;
        if (_formats.Contains(CredentialFormat.Png))
        {
            picture = _pictures[award.Achievement.Id];
            Add(CredentialFormat.Png, picture.Bake(Optional(record ?? vcJwt), Optional(hosted ?? jws)));
        }

        return new SecuredCredential(documents.ToImmutable(), picture?.Sha256);

        void Add(CredentialFormat format, byte[]? content)
        {
            if (content is not null)
            {
                documents.Add(SecuredDocument.Of(format, content));
            }
        }
    }

    private byte[] SecureAssertion(Award award, IssuingKey key) => CompactJws.SignToUtf8(
        AssertionWriter.Write(_assertions.ComposeSigned(award, key.Kid)),
        key.Key,
        key.Algorithm,
        _policy.Addresses.CryptographicKeyV2(key.Kid),
        "JWT");

    // Not a conditional expression at the place of use: a null array would become an empty memory, not "none".
    private static ReadOnlyMemory<byte>? Optional(byte[]? content)
    {
        if (content is null)
        {
            return null;
        }

        return content;
    }
}
