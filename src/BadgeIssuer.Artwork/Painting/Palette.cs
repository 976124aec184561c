using SkiaSharp;

namespace BadgeIssuer.Artwork.Painting;

/// <summary>The colours of every picture. Text on its ground keeps a contrast of at least 7 to 1 (WCAG AAA).</summary>
internal static class Palette
{
    public static readonly SKColor Navy = new(0x12, 0x2B, 0x54);
    public static readonly SKColor Deep = new(0x0A, 0x1B, 0x38);
    public static readonly SKColor Mist = new(0xE9, 0xEE, 0xF5);
    public static readonly SKColor Steel = new(0x9D, 0xB2, 0xCF);
    public static readonly SKColor Slate = new(0x6A, 0x84, 0xA9);
    public static readonly SKColor Gold = new(0xD8, 0xB2, 0x58);
    public static readonly SKColor Bronze = new(0xA9, 0x82, 0x2C);
    public static readonly SKColor White = new(0xFF, 0xFF, 0xFF);
    public static readonly SKColor Ink = new(0x0F, 0x22, 0x44);
    public static readonly SKColor Grey = new(0x4A, 0x55, 0x68);

    private static readonly SKColor[] Bands =
    [
        new(0xB8, 0x5C, 0x38), // business transformation
        new(0x1F, 0x8A, 0x8C), // data
        new(0x3E, 0x6F, 0xB7), // technology
        new(0x7A, 0x55, 0x9E), // security
        new(0x6B, 0x8E, 0x3D), // personal skills
    ];

    /// <param name="order">From 1.</param>
    public static SKColor Band(int order) => Bands[(order - 1) % Bands.Length];
}
