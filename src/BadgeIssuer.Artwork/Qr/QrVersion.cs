using System.Collections.Immutable;

namespace BadgeIssuer.Artwork.Qr;

/// <summary>The size of a QR code, and what follows from it: ISO/IEC 18004, 5.3 and 7.5.1.</summary>
/// <param name="Number">From 1 to 40.</param>
internal readonly record struct QrVersion(int Number)
{
    // By level (L, M, Q, H) and version: check codewords of a block, and blocks (table 9).
    private static readonly ImmutableArray<ImmutableArray<byte>> CheckTable =
    [
        [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
        [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    ];

    private static readonly ImmutableArray<ImmutableArray<byte>> BlockTable =
    [
        [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
        [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
        [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
        [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
    ];

    /// <summary>The side, in modules.</summary>
    public int Side => 17 + (4 * Number);

    /// <summary>The check codewords of each block at a level: 0 (L) to 3 (H).</summary>
    public int Checks(int level) => CheckTable[level][Number - 1];

    /// <summary>The blocks at a level.</summary>
    public int Blocks(int level) => BlockTable[level][Number - 1];

    /// <summary>The rows, and columns, in which alignment patterns have their middles (annex E).</summary>
    public ImmutableArray<int> Alignments
    {
        get
        {
            if (Number == 1)
            {
                return [];
            }

            var count = (Number / 7) + 2;
            var step = Number == 32 ? 26 : ((Number * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
            var places = new int[count];
            places[0] = 6;
            for (var (index, place) = (count - 1, Side - 7); index > 0; index--, place -= step)
            {
                places[index] = place;
            }

            return [.. places];
        }
    }
}
