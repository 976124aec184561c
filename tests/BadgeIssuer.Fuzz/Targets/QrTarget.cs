using BadgeIssuer.Artwork;
using BadgeIssuer.Artwork.Qr;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>QR codes behind the picture: any modules, any data and any scans give an answer.</summary>
/// <remarks>The first byte names the size; the others are modules, eight a byte, and count as data and as a JPEG too.</remarks>
internal sealed class QrTarget : FuzzTarget
{
    private const int QuietZone = 4;

    public override string Name => "qr";

    public override IReadOnlyList<string> Words { get; } = ["https://"];

    public override IEnumerable<byte[]> Seeds() =>
        from text in (string[])["1", "a.jp/7", "https://badges.example.jp/b/aaaqeayeaudaocajbifqydiob4", new string('x', 400)]
        select Pack(QrImage.Modules(text));

    public override void Run(ReadOnlyMemory<byte> input)
    {
        var bytes = input.Span;
        _ = JpegScans.Count(bytes);
        if (bytes.IsEmpty)
        {
            return;
        }

        var version = new QrVersion((bytes[0] % 40) + 1);
        var modules = new bool[version.Side, version.Side];
        for (var i = 0; i < Math.Min(modules.Length, (bytes.Length - 1) * 8); i++)
        {
            modules[i / version.Side, i % version.Side] = (bytes[1 + (i / 8)] >> (7 - (i % 8)) & 1) == 1;
        }

        Require(QrMatrix.Read(modules, version) is not "", "A code says nothing.");
        Require(QrText.Read(bytes[1..].ToArray(), version) is not "", "Data say nothing.");
    }

    private static byte[] Pack(bool[][] modules)
    {
        var side = modules.Length - (2 * QuietZone);
        var packed = new byte[1 + (((side * side) + 7) / 8)];
        packed[0] = (byte)(((side - 17) / 4) - 1);
        for (var i = 0; i < side * side; i++)
        {
            packed[1 + (i / 8)] |= (byte)((modules[QuietZone + (i / side)][QuietZone + (i % side)] ? 0x80 : 0) >> (i % 8));
        }

        return packed;
    }
}
