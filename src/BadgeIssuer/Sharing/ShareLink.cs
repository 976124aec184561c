using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Sharing;

/// <summary>A further link that a holder has made: what is kept of <c>{base}/s/{token}</c>.</summary>
/// <remarks>
/// The token itself is not kept, and the name and the label stand here only sealed: the name for the link's own token, the
/// label and the token for the holder's. Whoever reads the store learns which badges have links, and nothing else.
/// </remarks>
public sealed record ShareLink
{
    /// <summary>The most characters of a label.</summary>
    public const int LongestLabel = 60;

    /// <summary>The <see cref="HolderToken.Handle"/> of the link's token.</summary>
    public required string Handle { get; init; }

    /// <summary>The badge that it shows.</summary>
    public required CredentialId Badge { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>From when on it answers no more, or <see langword="null"/> for no end.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The name, sealed for the link's token: see <see cref="SealedName"/>.</summary>
    public required string SealedName { get; init; }

    /// <summary>The link's token and its label, sealed for the holder's token, so that the holder's page can show both again.</summary>
    public required string SealedNote { get; init; }

    /// <summary>Makes a link.</summary>
    /// <param name="holder">The holder's own token.</param>
    /// <param name="link">The link's token.</param>
    /// <param name="badge">The badge.</param>
    /// <param name="name">The name that the link shows.</param>
    /// <param name="label">What the holder calls it; empty for nothing.</param>
    /// <param name="madeAt">When.</param>
    /// <param name="endsAt">From when on it answers no more.</param>
    /// <exception cref="ArgumentException">The name cannot be sealed, or the label is too long.</exception>
    public static ShareLink Make(
        HolderToken holder,
        HolderToken link,
        CredentialId badge,
        string name,
        string label,
        DateTimeOffset madeAt,
        DateTimeOffset? endsAt)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(label.Length, LongestLabel, nameof(label));
        return new ShareLink
        {
            Handle = link.Handle,
            Badge = badge,
            MadeAt = madeAt,
            EndsAt = endsAt,
            SealedName = Sharing.SealedName.Seal(name, link, badge),
            SealedNote = Sharing.SealedName.Seal(link.Reveal() + label, holder, badge),
        };
    }

    /// <summary>Whether it answers no more.</summary>
    public bool HasEnded(DateTimeOffset now) => EndsAt <= now;

    /// <summary>Opens what the holder's page shows of it.</summary>
    /// <param name="holder">The token that was presented.</param>
    /// <param name="link">The link's token, if this returns <see langword="true"/>.</param>
    /// <param name="label">What the holder calls it.</param>
    public bool TryOpenNote(
        HolderToken holder, [NotNullWhen(true)] out HolderToken? link, [NotNullWhen(true)] out string? label)
    {
        (link, label) = (null, null);
        if (!Sharing.SealedName.TryOpen(SealedNote, holder, Badge, out var note)
            || note.Length < CredentialId.TextLength
            || !HolderToken.TryParse(note.AsSpan(0, CredentialId.TextLength), out link))
        {
            return false;
        }

        label = note[CredentialId.TextLength..];
        return true;
    }
}
