using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Publishing;

/// <summary>Reads from a publication which badge took a corrected one's place.</summary>
/// <param name="folder">The folder <c>public/</c>.</param>
/// <param name="site">What the publication says of itself.</param>
internal sealed class PublishedSuccessors(string folder, PublishedSite site) : ISuccessorSource
{
    private const string Urn = "urn:uuid:";

    /// <inheritdoc/>
    public string? Find(string badgeId, string? issuerId)
    {
        if ((issuerId is not null && !site.IssuerIds.Contains(issuerId)) || !TryName(badgeId, out var id))
        {
            return null;
        }

        try
        {
            using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, PublishedPaths.PageFacts(id).Path)));
            return facts.RootElement.TryGetProperty("standing", out var standing)
                && StandingWords.Find(standing.GetString()) is BadgeStanding.Superseded
                && facts.RootElement.TryGetProperty("supersededBy", out var other)
                ? $"{site.BaseUrl}/b/{other.GetString()}"
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // it is revoked all the same
        }
    }

    // As each standard has it: by the address of either, or by the number in it.
    private bool TryName(string badgeId, [NotNullWhen(true)] out CredentialId? id)
    {
        id = null;
        if (badgeId.StartsWith(Urn, StringComparison.Ordinal))
        {
            if (!Guid.TryParseExact(badgeId[Urn.Length..], "D", out var uuid))
            {
                return false;
            }

            id = CredentialId.FromBytes(uuid.ToByteArray(bigEndian: true));
            return true;
        }

        return new[] { $"{site.BaseUrl}/credentials/", $"{site.BaseUrl}/ob2/assertions/" }
                .FirstOrDefault(room => badgeId.StartsWith(room, StringComparison.Ordinal)) is { } found
            && CredentialId.TryParse(badgeId.AsSpan(found.Length), out id);
    }
}
