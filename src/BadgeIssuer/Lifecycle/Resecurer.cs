using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Lifecycle;

/// <summary>Signs badges anew whose key is compromised: the same words under the same addresses, by another key.</summary>
/// <remarks>
/// Only what is proven to be older than the loss: anybody who has the key could have made the rest. Repeatable: badges
/// that were signed anew no longer name the old key, and are left alone.
/// </remarks>
/// <param name="store">The awards.</param>
/// <param name="key">Signs in the place of the compromised key; of the same algorithm.</param>
/// <param name="addresses">Where everything is published.</param>
/// <param name="time">The clock.</param>
public sealed class Resecurer(IBadgeStore store, IssuingKey key, BadgeAddresses addresses, TimeProvider time)
{
    private const int BatchSize = 256;

    private readonly Dictionary<string, BadgePicture?> _pictures = new(StringComparer.Ordinal);

    /// <summary>Signs anew every badge that a key has signed and that is proven.</summary>
    /// <param name="kid">The compromised key.</param>
    /// <param name="proof">What is proven.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <returns>
    /// Each badge that the key has signed, as its batch has been kept: whether it is proven, and so was signed anew.
    /// </returns>
    /// <exception cref="BadgeStoreException">The store cannot be written, or bytes in it are damaged.</exception>
    public IEnumerable<(CredentialId Id, bool Proven)> Resecure(string kid, AuditProof proof, string by)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        foreach (var batch in store.List().Chunk(BatchSize))
        {
            var now = time.GetUtcNow();
            var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
            var found = batch
                .Select(badge => (Badge: badge, Documents: store.ReadDocuments(badge)))
                .Where(award => award.Documents.Any(document => SecuredAnew.Names(document, kid)))
                .Select(award => (award.Badge, award.Documents, Proven: proof.Covers(award.Badge)))
                .ToArray();
            var anew = found
                .Where(award => award.Proven)
                .Select(award => new ResecuredAward(award.Badge.Id, Make(award.Badge, award.Documents, kid, at)))
                .ToArray();
            if (anew.Length > 0)
            {
                store.Resecure(anew, new AuditNote { At = at, By = by, Action = AuditActions.Resecure }
                    .With("key", key.Kid)
                    .With("replaces", kid));
            }

            foreach (var (badge, _, proven) in found)
            {
                yield return (badge.Id, proven);
            }
        }
    }

    private SecuredCredential Make(
        IssuedBadge badge, IEnumerable<SecuredDocument> documents, string kid, DateTimeOffset at)
    {
        var made = documents
            .Select(document => SecuredAnew.Names(document, kid) ? SecuredAnew.Make(document, key, addresses, at) : document)
            .ToList();
        if (badge.Documents.Any(document => document.Format is CredentialFormat.Png))
        {
            made.Add(SecuredDocument.Of(CredentialFormat.Png, Picture(badge).Bake(made)));
        }

        return new SecuredCredential([.. made], badge.PictureSha256);
    }

    private BadgePicture Picture(IssuedBadge badge)
    {
        var sha256 = badge.PictureSha256 ?? "";
        if (!_pictures.TryGetValue(sha256, out var picture))
        {
            picture = store.FindPicture(sha256) is { } png && BadgePicture.TryPrepare(png, out var prepared, out _) ? prepared : null;
            _pictures.Add(sha256, picture);
        }

        return picture ?? throw new BadgeStoreException(OpenBadges.Problem.Of(
            StoreProblemCodes.DocumentMissing, badge.Id.ToString(), CredentialFormatNames.Of(CredentialFormat.Png)));
    }
}
