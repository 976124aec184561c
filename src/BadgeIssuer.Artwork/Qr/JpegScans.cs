using System.Buffers.Binary;

namespace BadgeIssuer.Artwork.Qr;

/// <summary>Counts the scans of a JPEG without decoding it: ITU-T T.81, B.1.1 and B.2.</summary>
internal static class JpegScans
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>The scans of the picture that a file begins with; what comes behind its end does not count.</summary>
    public static int Count(ReadOnlySpan<byte> jpeg)
    {
        var (scans, position) = (0, 2);
        while (position + 4 <= jpeg.Length && jpeg[position] == 0xFF && jpeg[position + 1] != EndOfImage)
        {
            var marker = jpeg[position + 1];
            if (marker == 0xFF)
            {
                position++; // fill byte
                continue;
            }

            position += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(position + 2)..]);
            if (marker != StartOfScan)
            {
                continue;
            }

            scans++;
            while (position + 1 < jpeg.Length && !(jpeg[position] == 0xFF && IsMarker(jpeg[position + 1])))
            {
                position++;
            }
        }

        return scans;
    }

    // In coded data, FF stands before 00 where it is data, and before D0 to D7 where decoding begins anew.
    private static bool IsMarker(byte second) => second is not (0 or (>= 0xD0 and <= 0xD7));
}
