namespace BadgeIssuer.Artwork;

/// <summary>What a preview picture says where a badge's address is shared. It names no person.</summary>
/// <param name="Picture">The badge's picture: a PNG that <see cref="ProgrammeArtwork.TryRead"/> accepts.</param>
/// <param name="Kind">The small line on top, e.g. オープンバッジ | 修了証明; may be empty.</param>
/// <param name="Achievement">The achievement's name, the largest text, on up to four lines.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Date">The date as people write it, e.g. 2025年1月31日 修了; may be empty.</param>
public sealed record PreviewFace(
    ReadOnlyMemory<byte> Picture, string Kind, string Achievement, string Issuer, string Date);
