using SkiaSharp;

namespace BadgeIssuer.Artwork.Qr;

/// <summary>A finder pattern: the squares in three corners of a QR code.</summary>
/// <param name="Middle">Its middle.</param>
/// <param name="Width">How wide it is along the picture's rows and columns: 7 modules, and more if it is turned.</param>
/// <param name="Seen">In how many rows it was seen.</param>
internal readonly record struct Finder(SKPoint Middle, float Width, int Seen);

/// <summary>Looks for finder patterns: dark, light, dark, light, dark as 1 : 1 : 3 : 1 : 1 in any direction.</summary>
/// <remarks>Source: ISO/IEC 18004, 6.3.3 and 12.</remarks>
internal static class FinderSearch
{
    private const int Most = 12;

    /// <summary>Sets of three that can be the corners of one code: upper left, upper right, lower left; the likeliest first.</summary>
    public static IEnumerable<(Finder UpperLeft, Finder UpperRight, Finder LowerLeft)> Find(BitImage image)
    {
        var finders = Patterns(image).OrderByDescending(finder => finder.Seen).Take(Most).ToArray();
        var sets = new List<(float Doubt, Finder, Finder, Finder)>();
        for (var a = 0; a < finders.Length; a++)
        {
            for (var b = a + 1; b < finders.Length; b++)
            {
                for (var c = b + 1; c < finders.Length; c++)
                {
                    if (Arrange(finders[a], finders[b], finders[c]) is { } set)
                    {
                        sets.Add(set);
                    }
                }
            }
        }

        return sets.OrderBy(set => set.Doubt).Take(Most).Select(set => (set.Item2, set.Item3, set.Item4));
    }

    private static (float Doubt, Finder, Finder, Finder)? Arrange(Finder first, Finder second, Finder third)
    {
        // The corner between the other two is opposite of the longest side.
        Finder[] corners = [first, second, third];
        float[] opposite = [Distance(second, third), Distance(first, third), Distance(first, second)];
        var right = Array.IndexOf(opposite, opposite.Max());
        var (middle, one, other) = (corners[right], corners[(right + 1) % 3], corners[(right + 2) % 3]);
        var (left, top) = (Distance(middle, one), Distance(middle, other));
        var (small, large) = (corners.Min(corner => corner.Width), corners.Max(corner => corner.Width));
        var sides = Math.Abs(left - top) / Math.Max(left, top);
        var angle = Math.Abs((opposite[right] * opposite[right] / ((left * left) + (top * top))) - 1);

        // The middles of two finder patterns are at least 14 modules apart.
        if (sides > 0.45f || angle > 0.45f || large > 1.7f * small || Math.Min(left, top) < 1.3f * small)
        {
            return null;
        }

        var turn = ((one.Middle.X - middle.Middle.X) * (other.Middle.Y - middle.Middle.Y))
            - ((one.Middle.Y - middle.Middle.Y) * (other.Middle.X - middle.Middle.X));
        return (sides + angle + ((large - small) / large), middle, turn > 0 ? one : other, turn > 0 ? other : one);
    }

    private static List<Finder> Patterns(BitImage image)
    {
        var found = new List<Finder>();
        var runs = new int[5];
        for (var y = 0; y < image.Height; y++)
        {
            Array.Clear(runs);
            var dark = false;
            for (var x = 0; x <= image.Width; x++)
            {
                var now = x < image.Width && image[x, y];
                if (now == dark && x < image.Width)
                {
                    runs[4]++;
                    continue;
                }

                if (dark && IsPattern(runs))
                {
                    Add(image, found, x - runs[4] - runs[3] - (runs[2] / 2f), y);
                }

                Array.Copy(runs, 1, runs, 0, 4);
                runs[4] = 1;
                dark = now;
            }
        }

        return [.. found.Where(finder => finder.Seen > 1)];
    }

    private static void Add(BitImage image, List<Finder> found, float x, int y)
    {
        if (Across(image, (int)x, y, 0, 1) is not { } vertical
            || Across(image, (int)x, (int)vertical.Middle, 1, 0) is not { } horizontal
            || vertical.Width > 1.7f * horizontal.Width || horizontal.Width > 1.7f * vertical.Width)
        {
            return;
        }

        var one = new Finder(
            new SKPoint(horizontal.Middle, vertical.Middle), (vertical.Width + horizontal.Width) / 2, 1);
        for (var index = 0; index < found.Count; index++)
        {
            var known = found[index];
            if (Distance(known, one) < known.Width / 4 && Math.Abs(known.Width - one.Width) < known.Width / 3)
            {
                var seen = known.Seen + 1;
                found[index] = new Finder(
                    new SKPoint(
                        known.Middle.X + ((one.Middle.X - known.Middle.X) / seen),
                        known.Middle.Y + ((one.Middle.Y - known.Middle.Y) / seen)),
                    known.Width + ((one.Width - known.Width) / seen),
                    seen);
                return;
            }
        }

        if (found.Count < 1000)
        {
            found.Add(one);
        }
    }

    // The pattern on a line through a point in its middle.
    private static (float Middle, float Width)? Across(BitImage image, int x, int y, int stepX, int stepY)
    {
        if (x < 0 || y < 0 || x >= image.Width || y >= image.Height || !image[x, y])
        {
            return null;
        }

        var runs = new int[5];
        var (backX, backY) = (x, y);
        var most = Math.Max(image.Width, image.Height) / 2;
        for (var run = 2; run >= 0; run--)
        {
            while (Is(backX, backY, run % 2 == 0) && runs[run] <= most)
            {
                runs[run]++;
                (backX, backY) = (backX - stepX, backY - stepY);
            }
        }

        var (foreX, foreY) = (x + stepX, y + stepY);
        for (var run = 2; run < 5; run++)
        {
            while (Is(foreX, foreY, run % 2 == 0) && runs[run] <= most)
            {
                runs[run]++;
                (foreX, foreY) = (foreX + stepX, foreY + stepY);
            }
        }

        var end = stepX > 0 ? foreX : foreY;
        return IsPattern(runs) ? (end - runs[4] - runs[3] - (runs[2] / 2f), runs.Sum()) : null;

        bool Is(int atX, int atY, bool dark) =>
            atX >= 0 && atY >= 0 && atX < image.Width && atY < image.Height && image[atX, atY] == dark;
    }

    private static bool IsPattern(int[] runs)
    {
        var total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
        if (total < 7)
        {
            return false;
        }

        // Half a module of doubt for each, and half a pixel since small patterns fall between pixels.
        var module = total / 7f;
        var doubt = (module / 2) + 0.5f;
        return Math.Abs(module - runs[0]) < doubt && Math.Abs(module - runs[1]) < doubt
            && Math.Abs((3 * module) - runs[2]) < 3 * doubt
            && Math.Abs(module - runs[3]) < doubt && Math.Abs(module - runs[4]) < doubt
            && runs.All(run => run > 0);
    }

    private static float Distance(Finder one, Finder other) => SKPoint.Distance(one.Middle, other.Middle);
}
