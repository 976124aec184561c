using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace BadgeIssuer.Artwork;

/// <summary>Draws an address as a QR code (ISO/IEC 18004), error correction level M: 15 % may be damaged.</summary>
/// <remarks>A quiet zone of four modules stands round the code, as the standard asks.</remarks>
public static class QrImage
{
    /// <summary>The code as a black-and-white PNG.</summary>
    /// <param name="content">What the code says: up to 2,331 bytes of UTF-8, not empty.</param>
    /// <param name="pixelsPerModule">The side of a module, from 1 to 40 pixels.</param>
    /// <exception cref="ArgumentException"><paramref name="content"/> is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pixelsPerModule"/> is out of its range.</exception>
    public static byte[] Png(string content, int pixelsPerModule = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixelsPerModule, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixelsPerModule, 40);

        using var code = Encode(content);
        using var image = new PngByteQRCode(code);
        return image.GetGraphic(pixelsPerModule, drawQuietZones: true);
    }

    /// <summary>The code as an SVG element without script, style or external reference.</summary>
    /// <param name="content">As for <see cref="Png"/>.</param>
    /// <param name="title">
    /// What a screen reader says, e.g. “QR code: the address of this badge”; escaped here.
    /// </param>
    /// <returns>
    /// An <c>svg</c> element with a viewBox in modules and no size of its own: it takes the size of its place.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="content"/> is empty or too long, or <paramref name="title"/> is empty.
    /// </exception>
    public static string Svg(string content, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);

        using var code = Encode(content);
        var side = code.ModuleMatrix.Count;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"");
        svg.Append(" role=\"img\" shape-rendering=\"crispEdges\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(title)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"");
        AppendDarkRuns(svg, code);
        svg.Append("\"/></svg>");
        return svg.ToString();
    }

    /// <summary>The modules with their quiet zone: rows from the top, <see langword="true"/> is dark.</summary>
    internal static bool[][] Modules(string content)
    {
        using var code = Encode(content);
        return [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    private static QRCodeData Encode(string content)
    {
        ArgumentException.ThrowIfNullOrEmpty(content);
        if (Encoding.UTF8.GetByteCount(content) > 2331)
        {
            throw new ArgumentException("A QR code of level M holds at most 2,331 bytes.", nameof(content));
        }

        return QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: !Ascii.IsValid(content));
    }

    // One sub-path a horizontal run of dark modules: a tenth of the size of one rectangle a module.
    private static void AppendDarkRuns(StringBuilder svg, QRCodeData code)
    {
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var start = x;
                while (x < row.Count && row[x])
                {
                    x++;
                }

                if (x > start)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}z");
                }
            }
        }
    }
}
