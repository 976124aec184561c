using System.Security.Cryptography;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Publishing;

/// <summary>The files of an award, from the store's exact bytes; the picture is baked again and compared.</summary>
internal sealed class AwardFiles(IssuingPolicy policy, IBadgeStore store)
{
    private readonly Dictionary<string, BadgePicture> _pictures = new(StringComparer.Ordinal);

    public IEnumerable<(PublishedFile File, byte[] Content)> Of(IssuedBadge badge)
    {
        var signed = new Dictionary<CredentialFormat, ReadOnlyMemory<byte>>();
        foreach (var document in store.ReadDocuments(badge))
        {
            signed.Add(document.Format, document.Content);
            yield return (PublishedPaths.Award(badge.Id, document.Format), document.Content.ToArray());
        }

        if (badge.Documents.FirstOrDefault(document => document.Format is CredentialFormat.Png) is { } png)
        {
            yield return (PublishedPaths.Award(badge.Id, CredentialFormat.Png), Bake(badge, png.Sha256, signed));
        }

        yield return (PublishedPaths.PageFacts(badge.Id), PublicationDocuments.PageFacts(policy, badge));
    }

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
                _pictures.Add(sha256, picture);
                return picture;
            }
        }

        throw new PublishException(Problem.Of(PublishProblemCodes.PictureMissing, badge.Id.ToString()));
    }
}
