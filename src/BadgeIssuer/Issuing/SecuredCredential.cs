using System.Collections.Immutable;
using System.Security.Cryptography;

namespace BadgeIssuer.Issuing;

/// <summary>The documents of one award, exactly as they were signed. They are never made again.</summary>
/// <param name="Documents">In the order of <see cref="CredentialFormat"/>.</param>
/// <param name="PictureSha256">The SHA-256 of the picture that the PNG was baked into, if there is one.</param>
public sealed record SecuredCredential(ImmutableArray<SecuredDocument> Documents, string? PictureSha256)
{
    /// <summary>The document in a format, or <see langword="null"/> if the award is not given out in it.</summary>
    public SecuredDocument? this[CredentialFormat format] =>
        Documents.FirstOrDefault(document => document.Format == format);
}

/// <summary>One document of an award.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Content">Its exact bytes.</param>
/// <param name="Sha256">Their SHA-256, in lower-case hexadecimal.</param>
public sealed record SecuredDocument(CredentialFormat Format, ReadOnlyMemory<byte> Content, string Sha256)
{
    /// <summary>A document with its SHA-256.</summary>
    public static SecuredDocument Of(CredentialFormat format, ReadOnlyMemory<byte> content) =>
        new(format, content, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
}
