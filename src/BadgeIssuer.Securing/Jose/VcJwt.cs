using System.Buffers;
using System.Text;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Jose;

/// <summary>A verifiable credential as a JWT: the credential is the payload, and some claims repeat it.</summary>
/// <remarks>
/// Source: Open Badges 3.0 §8.2.4 (“JSON Web Token Proof Format”); the older form with the claim <c>vc</c>: VC Data
/// Model 1.1 §6.3.1.
/// </remarks>
public static partial class VcJwt
{
    /// <summary>The type that the header gets.</summary>
    public const string Type = "JWT";

    // Five names, two numbers of twenty digits and the punctuation.
    private const int ClaimsOverhead = 96;

    /// <summary>Adds the claims to a credential and signs it.</summary>
    /// <param name="credentialJson">
    /// A credential of VC Data Model 2.0 in UTF-8 without a byte order mark, as the product's writers make it, with
    /// <c>id</c>, <c>issuer</c> (a URL, or an object with <c>id</c>) and <c>validFrom</c>. Its bytes are kept as they
    /// are, and the claims stand after its last member: <c>iss</c>, <c>jti</c>, <c>sub</c> where the subject has an
    /// id, <c>nbf</c>, and <c>exp</c> where there is a <c>validUntil</c>; times in whole seconds.
    /// </param>
    /// <param name="key">The issuer's key.</param>
    /// <param name="algorithm">One that fits the key.</param>
    /// <param name="kid">Where the public key is published: a URL or a DID URL.</param>
    /// <returns>The compact form; its header has exactly <c>alg</c>, <c>kid</c> and <c>typ</c> (<c>JWT</c>).</returns>
    /// <exception cref="ArgumentException">
    /// The credential is not of that form, has claims already, or <paramref name="algorithm"/> does not fit the key.
    /// </exception>
    public static string Secure(
        ReadOnlySpan<byte> credentialJson, SigningKey key, JwsAlgorithm algorithm, string kid) =>
        Encoding.ASCII.GetString(SecureToUtf8(credentialJson, key, algorithm, kid));

    /// <summary>Secures a credential, as <see cref="Secure"/> does, and gives the bytes that go into a file.</summary>
    /// <param name="credentialJson">As for <see cref="Secure"/>.</param>
    /// <param name="key">The issuer's key.</param>
    /// <param name="algorithm">One that fits the key.</param>
    /// <param name="kid">Where the public key is published.</param>
    /// <returns>The compact form in ASCII.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Secure"/>.</exception>
    public static byte[] SecureToUtf8(
        ReadOnlySpan<byte> credentialJson, SigningKey key, JwsAlgorithm algorithm, string kid)
    {
        var members = CredentialMembers.Find(credentialJson);
        if (members.Id.IsEmpty || members.IssuerId.IsEmpty || members.ValidFrom.IsEmpty)
        {
            throw new ArgumentException("A credential has an id, an issuer and validFrom.", nameof(credentialJson));
        }

        var most = credentialJson.Length + ClaimsOverhead
            + members.Id.Length + members.IssuerId.Length + members.SubjectId.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var payload = new SpanAppender(buffer);
            payload.Append(members.Open);
            payload.Append(",\"iss\":\""u8, members.IssuerId, "\",\"jti\":\""u8);
            payload.Append(members.Id, "\""u8);
            if (!members.SubjectId.IsEmpty)
            {
                payload.Append(",\"sub\":\""u8, members.SubjectId, "\""u8);
            }

            payload.Append(",\"nbf\":"u8, NumericDate(members.ValidFrom));
            if (!members.ValidUntil.IsEmpty)
            {
                payload.Append(",\"exp\":"u8, NumericDate(members.ValidUntil));
            }

            payload.Append("}"u8);
            return CompactJws.SignToUtf8(payload.Written, key, algorithm, kid, Type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long NumericDate(ReadOnlySpan<byte> dateTime) => DateTimeStamp.TryParse(dateTime, out var instant)
        ? instant.ToUnixTimeSeconds()
        : throw new ArgumentException("A date of the credential is no dateTimeStamp.");
}
