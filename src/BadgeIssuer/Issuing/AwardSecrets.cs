using System.Text.Json;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Issuing;

/// <summary>What an award's documents are composed from and nothing but they themselves remembers.</summary>
/// <param name="SubjectId">See <see cref="Award.SubjectId"/>; <see langword="null"/> where no document names it.</param>
/// <param name="EmailSalt">See <see cref="Award.EmailSalt"/>; likewise.</param>
/// <param name="NameSalt">See <see cref="Award.NameSalt"/>; likewise.</param>
public sealed record AwardSecrets(string? SubjectId, string? EmailSalt, string? NameSalt)
{
    /// <summary>Reads them out of documents that were made by <see cref="CredentialSecurer"/>.</summary>
    /// <param name="documents">The documents of one award, in any form but the picture's.</param>
    public static AwardSecrets Read(IEnumerable<SecuredDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var secrets = new AwardSecrets(null, null, null);
        foreach (var document in documents)
        {
            using var json = JsonDocument.Parse(PayloadOf(document));
            secrets = secrets.Or(document.Format is CredentialFormat.DataIntegrity or CredentialFormat.VcJwt
                ? OfCredential(json.RootElement.GetProperty("credentialSubject"))
                : new AwardSecrets(null, Text(json.RootElement.GetProperty("recipient"), "salt"), null));
        }

        return secrets;
    }

    private AwardSecrets Or(AwardSecrets other) =>
        new(SubjectId ?? other.SubjectId, EmailSalt ?? other.EmailSalt, NameSalt ?? other.NameSalt);

    private static AwardSecrets OfCredential(JsonElement subject) => new(
        Text(subject, "id"), SaltOf(subject, CredentialComposer.EmailAddressType), SaltOf(subject, CredentialComposer.NameType));

    private static string? SaltOf(JsonElement subject, string identityType) => subject.GetProperty("identifier")
        .EnumerateArray()
        .Where(identity => identity.GetProperty("identityType").ValueEquals(identityType))
        .Select(identity => Text(identity, "salt"))
        .FirstOrDefault();

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ReadOnlyMemory<byte> PayloadOf(SecuredDocument document) =>
        document.Format is CredentialFormat.VcJwt or CredentialFormat.Ob2Jws
        && CompactJws.TryParse(document.Content.Span, out var jws, out _)
            ? jws.Payload
            : document.Content;
}
