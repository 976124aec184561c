using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Words;

namespace BadgeIssuer.Web.Confirming;

/// <summary>What a printed confirmation says, in a code by which the site knows it again though it keeps nothing of it.</summary>
/// <remarks>
/// <para>The code is 30 bytes in base32 (RFC 4648), in groups of four: version and answer (one byte), recipient and whose
/// badge (one), the time in seconds since 1970 (four), the badge (16), and the first eight bytes of an HMAC-SHA256 under the
/// site's key over what stands before. Of a badge of this site, it holds the identifier; of another's, a digest of the
/// identifier, from which nothing can be learnt. Whom the badge was compared with does not stand in it, only the outcome.</para>
/// <para>Eight bytes cannot be guessed online: the page that takes codes is limited as verifying is.</para>
/// </remarks>
/// <param name="Answer">The answer that was given.</param>
/// <param name="RecipientMatches">The recipient's comparison, or <see langword="null"/> where nobody was named.</param>
/// <param name="At">When, in whole seconds.</param>
/// <param name="IsOwn">Whether the badge is one of this site that bears its issuer's signature.</param>
/// <param name="Badge">Its identifier, or the digest of a foreign one in the same spelling.</param>
public sealed record Confirmation(Answer Answer, bool? RecipientMatches, DateTimeOffset At, bool IsOwn, CredentialId Badge)
{
    private const int Version = 1;
    private const int MessageBytes = 22;
    private const int CodeBytes = 30;
    private const int CodeLength = 48;
    private const int GroupLength = 4;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static ReadOnlySpan<byte> Context => "BadgeIssuer confirmation 1"u8;

    /// <summary>What a report confirms.</summary>
    /// <returns><see langword="null"/> where the report names no badge that could be checked again.</returns>
    internal static Confirmation? Of(VerificationReport report, PublishedSite site)
    {
        if (report.BadgeId is not { } badge)
        {
            return null;
        }

        // A signature is what makes an identifier the badge's own: a forgery may bear anyone's.
        var own = report[CheckId.Proof].Outcome is CheckOutcome.Passed && report.Issuer is { } issuer
            && site.IssuerIds.Contains(issuer.Id)
                ? OwnId(badge, site)
                : null;
        return new Confirmation(
            Answer.Of(report),
            report.RecipientMatches,
            DateTimeOffset.FromUnixTimeSeconds(report.VerifiedAt.ToUnixTimeSeconds()),
            own is not null,
            own ?? DigestOf(badge));
    }

    /// <summary>The digest by which a foreign badge stands in a code.</summary>
    internal static CredentialId DigestOf(string badge) =>
        CredentialId.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(badge)).AsSpan(0, 16));

    /// <summary>The code, e.g. <c>CAAG-…</c>: twelve groups of four.</summary>
    internal string Code(ConfirmationKey key)
    {
        var bytes = new byte[CodeBytes];
        bytes[0] = (byte)((Version << 4) | Answer.All.IndexOf(Answer));
        bytes[1] = (byte)((RecipientMatches switch { null => 0, true => 1, false => 2 } << 1) | (IsOwn ? 1 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(2), (uint)At.ToUnixTimeSeconds());
        Decode(Badge.ToString().ToUpperInvariant())!.CopyTo(bytes, 6);
        Mac(key, bytes).CopyTo(bytes.AsSpan(MessageBytes));
        return string.Join('-', Encode(bytes).Chunk(GroupLength).Select(group => new string(group)));
    }

    /// <summary>Reads a code as people type it: in any case and any width, with or without its hyphens and spaces.</summary>
    /// <returns><see langword="false"/> if it is none that this key made.</returns>
    internal static bool TryRead(string text, ConfirmationKey key, [NotNullWhen(true)] out Confirmation? confirmation)
    {
        confirmation = null;
        var typed = text.Select(Narrow)
            .Where(character => !char.IsWhiteSpace(character) && character is not ('-' or '‐' or '‑' or '–' or '−' or 'ー'));
        var letters = string.Concat(typed.Take(CodeLength + 1));
        if (letters.Length != CodeLength || Decode(letters) is not { } bytes
            || !CryptographicOperations.FixedTimeEquals(Mac(key, bytes), bytes.AsSpan(MessageBytes))
            || bytes[0] >> 4 != Version || (bytes[0] & 15) >= Answer.All.Length)
        {
            return false;
        }

        confirmation = new Confirmation(
            Answer.All[bytes[0] & 15],
            (bytes[1] >> 1) switch { 1 => true, 2 => false, _ => null },
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(2))),
            (bytes[1] & 1) == 1,
            CredentialId.FromBytes(bytes.AsSpan(6, 16)));
        return true;
    }

    // Full-width forms are their ASCII characters, 0xFEE0 further on.
    private static char Narrow(char character) =>
        char.ToUpperInvariant(character is >= '！' and <= '～' ? (char)(character - 0xFEE0) : character);

    private static ReadOnlySpan<byte> Mac(ConfirmationKey key, ReadOnlySpan<byte> code) =>
        key.Authenticate([.. Context, .. code[..MessageBytes]]).AsSpan(0, CodeBytes - MessageBytes);

    // The identifiers that badges of one award have: of the credential, of the hosted and of the signed assertion.
    private static CredentialId? OwnId(string badge, PublishedSite site)
    {
        foreach (var prefix in (string[])[$"{site.BaseUrl}/credentials/", $"{site.BaseUrl}/ob2/assertions/"])
        {
            if (badge.StartsWith(prefix, StringComparison.Ordinal) && CredentialId.TryParse(badge.AsSpan(prefix.Length), out var id))
            {
                return id;
            }
        }

        return badge.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParse(badge["urn:uuid:".Length..], out var uuid)
            ? CredentialId.FromBytes(uuid.ToByteArray(bigEndian: true))
            : null;
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            buffer = ((buffer << 8) | one) & 0xFFF;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }
        }

        return text.ToString();
    }

    // What is left over of the last letter is nought in whatever was encoded here.
    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, count) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            buffer = ((buffer << 5) | value) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[count++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }
}
