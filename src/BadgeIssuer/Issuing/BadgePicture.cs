using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;

namespace BadgeIssuer.Issuing;

/// <summary>An achievement's picture, made ready to bake many badges into.</summary>
public sealed class BadgePicture
{
    private readonly PreparedPng _prepared;

    private BadgePicture(PreparedPng prepared, ReadOnlyMemory<byte> png)
    {
        _prepared = prepared;
        Png = png;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(png.Span));
    }

    /// <summary>The picture itself, without a badge.</summary>
    public ReadOnlyMemory<byte> Png { get; }

    /// <summary>The SHA-256 of <see cref="Png"/>, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Makes a picture ready.</summary>
    /// <param name="png">The picture; one that is baked already, or is no sound PNG, is refused.</param>
    /// <param name="picture">The picture, if this returns <see langword="true"/>.</param>
    /// <param name="problem">What is wrong, if this returns <see langword="false"/>.</param>
    public static bool TryPrepare(
        ReadOnlyMemory<byte> png,
        [NotNullWhen(true)] out BadgePicture? picture,
        [NotNullWhen(false)] out Problem? problem)
    {
        picture = PreparedPng.TryPrepare(png.Span, out var prepared, out problem)
            ? new BadgePicture(prepared, png)
            : null;
        return picture is not null;
    }

    /// <summary>Bakes an award's documents into the picture. The same documents always give the same bytes.</summary>
    /// <param name="credential">The Open Badges 3.0 credential, for the keyword of 3.0.</param>
    /// <param name="assertion">The Open Badges 2.0 assertion, for the keyword of 2.0.</param>
    public byte[] Bake(ReadOnlyMemory<byte>? credential, ReadOnlyMemory<byte>? assertion)
    {
        var texts = ImmutableArray.CreateBuilder<BakedText>(2);
        if (credential is { } newer)
        {
            texts.Add(new BakedText(BakedText.OpenBadgeCredential, Encoding.UTF8.GetString(newer.Span)));
        }

        if (assertion is { } older)
        {
            texts.Add(new BakedText(BakedText.OpenBadges, Encoding.UTF8.GetString(older.Span)));
        }

        return _prepared.Bake(texts.ToArray());
    }

    /// <summary>Bakes those of an award's documents that belong into a picture: of each generation, one.</summary>
    public byte[] Bake(IReadOnlyCollection<SecuredDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return Bake(
            First(CredentialFormat.DataIntegrity, CredentialFormat.VcJwt),
            First(CredentialFormat.Ob2Hosted, CredentialFormat.Ob2Jws));

        ReadOnlyMemory<byte>? First(CredentialFormat better, CredentialFormat other) =>
            (documents.FirstOrDefault(document => document.Format == better)
                ?? documents.FirstOrDefault(document => document.Format == other))?.Content;
    }
}
