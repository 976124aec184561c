using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Takes badges out of an SVG, and bakes them into one.</summary>
/// <remarks>
/// <para>A document type is refused, so that there are no entities, and nothing outside the file is ever looked at.</para>
/// <para>Source: Open Badges 3.0 and 2.0, “Baked Badge Specification”.</para>
/// </remarks>
public static class SvgBadges
{
    /// <summary>Takes out every badge: at most one of each standard.</summary>
    /// <param name="svg">The whole file.</param>
    /// <param name="texts">
    /// What it carries, Open Badges 3.0 first; at least one if this returns <see langword="true"/>. White space
    /// round a text is left out.
    /// </param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: one of <see cref="SvgProblemCodes"/>.
    /// </param>
    public static bool TryExtract(
        ReadOnlyMemory<byte> svg, out ImmutableArray<BakedText> texts, [NotNullWhen(false)] out Problem? problem)
    {
        if (!SvgScanner.TryFind(svg, out texts, out problem))
        {
            return false;
        }

        problem = texts.IsEmpty ? Problem.Of(SvgProblemCodes.NotBaked) : null;
        return problem is null;
    }

    /// <summary>Bakes badges into a copy of a picture, as the first elements in it.</summary>
    /// <param name="svg">The whole file, UTF-8, without a badge.</param>
    /// <param name="texts">
    /// At most one for each keyword. JSON goes into the element's body, anything else into its attribute.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The picture is none that <see cref="TryBake"/> accepts, or a text is not as it says there.
    /// </exception>
    public static byte[] Bake(ReadOnlyMemory<byte> svg, params ReadOnlySpan<BakedText> texts) =>
        TryBake(svg, texts, out var baked, out var problem)
            ? baked
            : throw new ArgumentException($"The picture cannot be baked into: {problem.Code}.", nameof(svg));

    /// <summary>Bakes badges into a copy of a picture that is perhaps none.</summary>
    /// <param name="svg">The whole file.</param>
    /// <param name="texts">As for <see cref="Bake"/>.</param>
    /// <param name="baked">The baked picture, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: one of <see cref="SvgProblemCodes"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A keyword is given twice or is none of a badge's, or a text has a character that XML would change or refuse
    /// (controls, lone surrogates, U+FFFE, U+FFFF), or white space round it.
    /// </exception>
    public static bool TryBake(
        ReadOnlyMemory<byte> svg,
        ReadOnlySpan<BakedText> texts,
        [NotNullWhen(true)] out byte[]? baked,
        [NotNullWhen(false)] out Problem? problem)
    {
        baked = null;
        var elements = Elements(texts);

        if (!SvgStartTag.IsUtf8(svg.Span))
        {
            problem = Problem.Of(SvgProblemCodes.NotUtf8);
            return false;
        }

        if (!SvgScanner.TryFind(svg, out var present, out problem))
        {
            return false;
        }

        if (!present.IsEmpty)
        {
            problem = Problem.Of(SvgProblemCodes.AlreadyBaked, present[0].Keyword);
            return false;
        }

        baked = SvgStartTag.InsertBehind(svg.Span, elements);
        problem = null;
        return true;
    }

    private static byte[] Elements(ReadOnlySpan<BakedText> texts)
    {
        var elements = new StringBuilder();
        var keywords = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (keyword, text) in texts)
        {
            if (!keywords.Add(keyword))
            {
                throw new ArgumentException("A picture carries one badge for each keyword.", nameof(texts));
            }

            var standard = SvgStandard.Of(keyword) ?? throw new ArgumentException("The keyword is not a badge's.", nameof(texts));
            if (text.Length == 0 || text.AsSpan().Trim(" \t\r\n").Length != text.Length || !SvgStandard.SurvivesXml(text))
            {
                throw new ArgumentException("XML would not give the text back as it is.", nameof(texts));
            }

            standard.AppendElement(elements, text);
        }

        return Encoding.UTF8.GetBytes(elements.ToString());
    }
}
