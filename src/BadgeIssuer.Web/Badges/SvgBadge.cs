using System.Net;
using System.Text;
using BadgeIssuer.OpenBadges.Baking;

namespace BadgeIssuer.Web.Badges;

/// <summary>A badge as SVG: the published picture in it, and the same badges baked into it as into the PNG.</summary>
internal static class SvgBadge
{
    /// <summary>Makes it.</summary>
    /// <param name="baked">The published, baked PNG.</param>
    /// <param name="picture">The achievement's picture, a PNG without a badge.</param>
    /// <param name="title">What a screen reader says.</param>
    /// <exception cref="InvalidDataException">The published PNG carries no badge.</exception>
    public static byte[] Of(ReadOnlySpan<byte> baked, ReadOnlySpan<byte> picture, string title)
    {
        if (!PngBadges.TryExtract(baked, out var texts, out _))
        {
            throw new InvalidDataException("A published picture carries no badge.");
        }

        var svg = new StringBuilder()
            .Append("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600" role="img">""")
            .Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>")
            .Append("""<image width="600" height="600" href="data:image/png;base64,""")
            .Append(Convert.ToBase64String(picture))
            .Append("\"/></svg>\n");
        return SvgBadges.Bake(Encoding.UTF8.GetBytes(svg.ToString()), texts.AsSpan());
    }
}
