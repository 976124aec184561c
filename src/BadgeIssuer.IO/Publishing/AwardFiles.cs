using System.Collections.Concurrent;
using System.Security.Cryptography;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Sharing;
using V2 = BadgeIssuer.OpenBadges.V2;

namespace BadgeIssuer.IO.Publishing;

/// <summary>The files of an award, from the store's exact bytes; the picture is baked again and compared.</summary>
/// <remarks>
/// What was signed stays as it is, however the award stands: the status lists say that. Only the hosted assertion, which
/// is what its address serves, says itself that it was revoked. Of an erased award nothing stays but that it was there.
/// Safe for several threads at once.
/// </remarks>
internal sealed class AwardFiles(IssuingPolicy policy, IBadgeStore store)
{
    private readonly ConcurrentDictionary<string, BadgePicture> _pictures = new(StringComparer.Ordinal);

    public IEnumerable<(PublishedFile File, byte[] Content)> Of(IssuedBadge badge)
    {
        var signed = new Dictionary<CredentialFormat, ReadOnlyMemory<byte>>();
        foreach (var document in store.ReadDocuments(badge))
        {
            signed.Add(document.Format, document.Content);
            yield return (
                PublishedPaths.Award(badge.Id, document.Format),
                document.Format is CredentialFormat.Ob2Hosted && badge.Standing is not BadgeStanding.Active
                    ? Revoked(badge)
                    : document.Content.ToArray());
        }

        if (Baked(badge, signed) is { } png)
        {
            yield return (PublishedPaths.Award(badge.Id, CredentialFormat.Png), png);
        }

        yield return (PublishedPaths.PageFacts(badge.Id), PublicationDocuments.PageFacts(policy, badge));
        if (HolderToken.TryParse(badge.HolderToken, out var token))
        {
            yield return (PublishedPaths.HolderLink(token.Handle), PublicationDocuments.HolderLink(badge, token));
        }
    }

    /// <summary>An award's baked picture, the same bytes as are published; <see langword="null"/> if it has none.</summary>
    public byte[]? BakedPicture(IssuedBadge badge) => Baked(
        badge, store.ReadDocuments(badge).ToDictionary(document => document.Format, document => document.Content));

    /// <summary>The files that an award must not have any more.</summary>
    public static IEnumerable<PublishedFile> GoneWith(IssuedBadge badge)
    {
        // Erased, or lost in a restore.
        if (!badge.Documents.IsEmpty)
        {
            return [];
        }

        var documents = CredentialFormatNames.All.Select(format => PublishedPaths.Award(badge.Id, format.Format));
        return badge.WithdrawnHandle is { } handle ? [.. documents, PublishedPaths.HolderLink(handle)] : documents;
    }

    /// <summary>Why a badge holds no more, as Open Badges 2.0 has a place for it; of a corrected one, where the new one is.</summary>
    public static string? RevocationReason(IssuingPolicy policy, IssuedBadge badge) =>
        badge is { Standing: BadgeStanding.Superseded, SupersededBy: { } other }
            ? $"新しいバッジに差し替えました / Superseded by {policy.Addresses.SharePage(other)}"
            : badge.Events[^1].PublicReason;

    private byte[] Revoked(IssuedBadge badge) => V2.AssertionWriter.WriteRevoked(new V2.RevokedAssertion
    {
        Id = policy.Addresses.AssertionV2(badge.Id),
        RevocationReason = RevocationReason(policy, badge),
    });

    private byte[]? Baked(IssuedBadge badge, Dictionary<CredentialFormat, ReadOnlyMemory<byte>> signed) =>
        badge.Documents.FirstOrDefault(document => document.Format is CredentialFormat.Png) is { } png
            ? Bake(badge, png.Sha256, signed)
            : null;

    private byte[] Bake(
        IssuedBadge badge, string sha256, Dictionary<CredentialFormat, ReadOnlyMemory<byte>> signed)
    {
        var baked = Picture(badge).Bake(
            Optional(CredentialFormat.DataIntegrity) ?? Optional(CredentialFormat.VcJwt),
            Optional(CredentialFormat.Ob2Hosted) ?? Optional(CredentialFormat.Ob2Jws));
        return Convert.ToHexStringLower(SHA256.HashData(baked)) == sha256
            ? baked
            : throw new PublishException(Problem.Of(PublishProblemCodes.BakedChanged, badge.Id.ToString()));

        ReadOnlyMemory<byte>? Optional(CredentialFormat format)
        {
            if (signed.TryGetValue(format, out var content))
            {
                return content;
            }

            return null;
        }
    }

    private BadgePicture Picture(IssuedBadge badge)
    {
        if (badge.PictureSha256 is { } sha256)
        {
            if (_pictures.TryGetValue(sha256, out var known))
            {
                return known;
            }

            if (store.FindPicture(sha256) is { } png && BadgePicture.TryPrepare(png, out var picture, out _))
            {
                return _pictures.GetOrAdd(sha256, picture);
            }
        }

        throw new PublishException(Problem.Of(PublishProblemCodes.PictureMissing, badge.Id.ToString()));
    }
}
