using System.Collections.Immutable;

namespace BadgeIssuer.Artwork;

/// <summary>What a certificate says. Texts are drawn as they are; an empty one leaves its place empty.</summary>
/// <remarks>With <see cref="HolderName"/> it is personal data.</remarks>
public sealed record CertificateFace
{
    /// <summary>The holder's name, code point by code point; <see langword="null"/> for the edition that anyone may see.</summary>
    public string? HolderName { get; init; }

    /// <summary>The programme, e.g. マナビDX Quest ケーススタディ教育プログラム.</summary>
    public required CertificateText Programme { get; init; }

    /// <summary>The achievement's name; not empty.</summary>
    public required CertificateText Achievement { get; init; }

    /// <summary>The day of completion, e.g. 令和7年1月31日（2025年1月31日）.</summary>
    public required CertificateText Completed { get; init; }

    /// <summary>The last day on which the badge holds, likewise; <see langword="null"/> for no end.</summary>
    public CertificateText? ValidUntil { get; init; }

    /// <summary>The day of issue, likewise.</summary>
    public required CertificateText Issued { get; init; }

    /// <summary>Who issues it; not empty.</summary>
    public required CertificateText Issuer { get; init; }

    /// <summary>The skill framework with its version, e.g. DXリテラシー標準 1.2.</summary>
    public required CertificateText Framework { get; init; }

    /// <summary>The skills that the programme addressed, by category, in the order to draw them.</summary>
    public ImmutableArray<CertificateSkills> Skills { get; init; } = [];

    /// <summary>The badge's identifier.</summary>
    public required string Number { get; init; }

    /// <summary>The address where the badge can be checked; what the QR code says. ASCII.</summary>
    public required string Link { get; init; }

    /// <summary>When the badge was issued: the document's date, so that it is the same whenever it is drawn.</summary>
    public required DateTimeOffset IssuedAt { get; init; }
}

/// <summary>One text in both languages.</summary>
/// <param name="Japanese">In Japanese.</param>
/// <param name="English">In English; may be empty.</param>
public sealed record CertificateText(string Japanese, string English);

/// <summary>The skills of one category.</summary>
/// <param name="Category">The category's name, e.g. データ活用.</param>
/// <param name="Names">The skills' names, one after the other.</param>
public sealed record CertificateSkills(string Category, string Names);
