using SkiaSharp;

namespace BadgeIssuer.Artwork.Qr;

/// <summary>Reads the modules of a QR code off a picture that shows it from any side.</summary>
internal static class QrSampler
{
    // From a corner of the code to the middle of a finder pattern, and to that of the last alignment pattern.
    private const float ToFinder = 3.5f;
    private const float ToAlignment = 6.5f;

    /// <summary>Reads the code between three finder patterns.</summary>
    /// <returns>What it says, or <see langword="null"/> if nothing can be read.</returns>
    public static string? Read(BitImage image, Finder upperLeft, Finder upperRight, Finder lowerLeft)
    {
        var estimate = (Modules(upperLeft, upperRight) + Modules(upperLeft, lowerLeft)) / 2;
        var nearest = (int)MathF.Round((estimate + 7 - 17) / 4);
        foreach (var number in (int[])[nearest, nearest + 1, nearest - 1, nearest + 2, nearest - 2])
        {
            if (number is < 1 or > 40)
            {
                continue;
            }

            var version = new QrVersion(number);
            var (middle, right, below) = (upperLeft.Middle, upperRight.Middle, lowerLeft.Middle);
            if ((number > 1 ? FindAlignment(image, version, middle, right, below) : null) is { } alignment
                && QrMatrix.Read(Sample(image, version, [middle, right, below, alignment], ToAlignment), version) is { } text)
            {
                return text;
            }

            if (QrMatrix.Read(Sample(image, version, [middle, right, below, right + below - middle], ToFinder), version) is { } flat)
            {
                return flat;
            }
        }

        return null;
    }

    // How many modules are between two finder patterns. A line through the middle of a turned square is longer than its side.
    private static float Modules(Finder one, Finder other)
    {
        var between = other.Middle - one.Middle;
        var length = between.Length;
        var along = Math.Max(Math.Abs(between.X), Math.Abs(between.Y)) / length;
        return length / ((one.Width + other.Width) / 2 * along / 7);
    }

    // Dark round light round one dark module: the place where most of the 25 modules are as they should be.
    private static SKPoint? FindAlignment(BitImage image, QrVersion version, SKPoint middle, SKPoint right, SKPoint below)
    {
        const int least = 21;
        var across = Scaled(right - middle, 1f / (version.Side - 7));
        var down = Scaled(below - middle, 1f / (version.Side - 7));
        var expected = middle + Scaled(across, version.Side - ToAlignment - ToFinder) + Scaled(down, version.Side - ToAlignment - ToFinder);
        var reach = Math.Max(4, version.Side / 5);
        var (best, found) = (float.MinValue, new List<SKPoint>());
        for (var y = -3 * reach; y <= 3 * reach; y++)
        {
            for (var x = -3 * reach; x <= 3 * reach; x++)
            {
                var point = expected + Scaled(across, x / 3f) + Scaled(down, y / 3f);
                var right25 = 0;
                for (var row = -2; row <= 2; row++)
                {
                    for (var column = -2; column <= 2; column++)
                    {
                        var dark = Math.Max(Math.Abs(row), Math.Abs(column)) != 1;
                        right25 += image.At(point + Scaled(across, column) + Scaled(down, row)) == dark ? 1 : 0;
                    }
                }

                // Of equally good places, the nearest.
                var distance = MathF.Sqrt((x * x) + (y * y)) / 3;
                var score = right25 - (distance / reach);
                if (right25 >= least && score > best + 1)
                {
                    found.Clear();
                }

                if (right25 >= least && score > best - 0.5f
                    && (found.Count == 0 || SKPoint.Distance(found[0], point) < across.Length + down.Length))
                {
                    best = Math.Max(best, score);
                    found.Add(point);
                }
            }
        }

        return found.Count == 0 ? null : new SKPoint(found.Average(point => point.X), found.Average(point => point.Y));
    }

    private static bool[,] Sample(BitImage image, QrVersion version, SKPoint[] places, float fourth)
    {
        float near = ToFinder, far = version.Side - ToFinder, last = version.Side - fourth;
        var plane = Plane([new(near, near), new(far, near), new(near, far), new(last, last)], places);
        var modules = new bool[version.Side, version.Side];
        for (var y = 0; y < version.Side; y++)
        {
            for (var x = 0; x < version.Side; x++)
            {
                // The majority of five places in a module: a speck of dust is not the module.
                var dark = 0;
                foreach (var (dx, dy) in Spots)
                {
                    dark += image.At(Map(plane, x + 0.5f + dx, y + 0.5f + dy)) ? 1 : 0;
                }

                modules[y, x] = dark > Spots.Length / 2;
            }
        }

        return modules;
    }

    private static readonly (float, float)[] Spots = [(0, 0), (-0.22f, 0), (0.22f, 0), (0, -0.22f), (0, 0.22f)];

    // The plane's eight numbers, by Gauss's elimination: x' = (ax + by + c) / (gx + hy + 1), y' = (dx + ey + f) / (…).
    private static double[] Plane(SKPoint[] from, SKPoint[] to)
    {
        var rows = new double[8, 9];
        for (var i = 0; i < 4; i++)
        {
            var (x, y, u, v) = ((double)from[i].X, (double)from[i].Y, (double)to[i].X, (double)to[i].Y);
            double[][] pair = [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]];
            for (var column = 0; column < 9; column++)
            {
                (rows[2 * i, column], rows[(2 * i) + 1, column]) = (pair[0][column], pair[1][column]);
            }
        }

        for (var pivot = 0; pivot < 8; pivot++)
        {
            var largest = Enumerable.Range(pivot, 8 - pivot).MaxBy(row => Math.Abs(rows[row, pivot]));
            for (var column = 0; column < 9; column++)
            {
                (rows[pivot, column], rows[largest, column]) = (rows[largest, column], rows[pivot, column]);
            }

            for (var row = 0; row < 8; row++)
            {
                // Points on one line make no plane: what then comes out is no number, and no pixel.
                var factor = row == pivot ? 0 : rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; column < 9 && factor != 0; column++)
                {
                    rows[row, column] -= factor * rows[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, 8).Select(row => rows[row, 8] / rows[row, row])];
    }

    private static SKPoint Map(double[] plane, float x, float y)
    {
        var depth = (plane[6] * x) + (plane[7] * y) + 1;
        return new SKPoint(
            (float)(((plane[0] * x) + (plane[1] * y) + plane[2]) / depth),
            (float)(((plane[3] * x) + (plane[4] * y) + plane[5]) / depth));
    }

    private static SKPoint Scaled(SKPoint point, float factor) => new(point.X * factor, point.Y * factor);
}
