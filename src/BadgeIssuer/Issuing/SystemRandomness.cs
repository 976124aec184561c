using System.Security.Cryptography;

namespace BadgeIssuer.Issuing;

/// <summary>Identifiers and salts from the operating system's random number generator.</summary>
public sealed class SystemRandomness : ICredentialIdSource, ISaltSource
{
    /// <inheritdoc/>
    public CredentialId NextCredentialId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return CredentialId.FromBytes(bytes);
    }

    /// <inheritdoc/>
    public string NextSubjectId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);

        // RFC 9562 §5.4: version 4 in the upper half of byte 6, variant 10 in the upper bits of byte 8.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true).ToString("D", null);
    }

    /// <inheritdoc/>
    public string NextHolderToken() => NextCredentialId().ToString();

    /// <inheritdoc/>
    public string NextSalt()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
