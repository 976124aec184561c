using System.Security.Cryptography;
using BadgeIssuer.Web.Published;
using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Badges;

/// <summary>A certificate as the answer; of a badge that does not hold, the page that explains it.</summary>
internal static class CertificateAnswer
{
    /// <summary>Answers with a badge's certificate.</summary>
    /// <param name="certificates">Draws it.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="holderName">Whose it is, where the link that was presented shows it.</param>
    /// <param name="page">The address of the page that the certificate belongs to, on this site.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<IResult> Of(
        Certificates certificates,
        SharedBadge badge,
        string? holderName,
        string page,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!certificates.Offered)
        {
            return TypedResults.NotFound();
        }

        if (!certificates.Offers(badge, now))
        {
            return new SeeOther(page);
        }

        var pdf = await certificates.DrawAsync(badge, holderName, cancellationToken);
        return TypedResults.Bytes(
            pdf,
            MediaTypes.Pdf,
            $"certificate-{badge.Id}.pdf",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf).AsSpan(0, 16))}\""));
    }
}
