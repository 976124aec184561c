using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Takes badges out of a PNG.</summary>
/// <remarks>
/// <para>The picture itself is never decoded. Every chunk's CRC is checked, so that a damaged file is refused and not
/// half read.</para>
/// <para>Source: Open Badges 3.0 and 2.0, “Baked Badge Specification”; Mozilla's baking specification for the tEXt
/// chunk with a URL.</para>
/// </remarks>
public static class PngBadges
{
    /// <summary>Takes out every badge: at most one for each keyword.</summary>
    /// <param name="png">The whole file.</param>
    /// <param name="texts">
    /// What it carries, Open Badges 3.0 first; at least one if this returns <see langword="true"/>.
    /// </param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: one of <see cref="PngProblemCodes"/>.
    /// </param>
    public static bool TryExtract(
        ReadOnlySpan<byte> png, out ImmutableArray<BakedText> texts, [NotNullWhen(false)] out Problem? problem)
    {
        texts = [];
        BakedText? credential = null;
        BakedText? assertion = null;

        var reader = new PngChunkReader(png);
        while (reader.Read())
        {
            if (!BadgeChunk.TryRecognise(reader.Type, reader.Data, out var chunk))
            {
                continue;
            }

            ref var place = ref assertion;
            if (chunk.Keyword == BakedText.OpenBadgeCredential)
            {
                place = ref credential;
            }

            if (place is not null)
            {
                problem = Problem.Of(PngProblemCodes.DuplicateBadge, chunk.Keyword);
                return false;
            }

            if (!chunk.TryReadText(out var text, out problem))
            {
                return false;
            }

            place = new BakedText(chunk.Keyword, text);
        }

        problem = reader.Problem;
        if (problem is not null)
        {
            return false;
        }

        texts = [.. new[] { credential, assertion }.OfType<BakedText>()];
        problem = texts.IsEmpty ? Problem.Of(PngProblemCodes.NotBaked) : null;
        return problem is null;
    }
}
