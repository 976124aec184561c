using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Sorts lines by their bytes.</summary>
/// <remarks>
/// Lines of N-Quads begin alike, and comparing whole lines would read those beginnings again and again. This is a
/// quicksort that looks at eight bytes at a time and goes on to the next eight only among lines that are equal so far.
/// No line is the beginning of another, since every one ends with a line feed and has none before.
/// </remarks>
internal static class LineSorter
{
    private const int Word = sizeof(ulong);
    private const int Few = 12;

    public static void Sort(Span<Line> lines, byte[] text)
    {
        Load(lines, text, 0);
        Sort(lines, text, 0, 2 * BitOperations.Log2((uint)lines.Length + 1));
    }

    // The turns are those that a quicksort takes at most, unless somebody has chosen the lines to make it slow.
    private static void Sort(Span<Line> lines, byte[] text, int depth, int turns)
    {
        while (lines.Length > 1)
        {
            if (lines.Length <= Few)
            {
                Insert(lines, text, depth);
                return;
            }

            if (turns-- == 0)
            {
                SortWhole(lines, text);
                return;
            }

            // Three parts: less than the pivot, equal to it, greater.
            var pivot = Median(lines[0].Key, lines[lines.Length / 2].Key, lines[^1].Key);
            int less = 0, at = 0, greater = lines.Length;
            while (at < greater)
            {
                if (lines[at].Key < pivot)
                {
                    (lines[less], lines[at]) = (lines[at], lines[less]);
                    less++;
                    at++;
                }
                else if (lines[at].Key > pivot)
                {
                    greater--;
                    (lines[at], lines[greater]) = (lines[greater], lines[at]);
                }
                else
                {
                    at++;
                }
            }

            Sort(lines[..less], text, depth, turns);
            Sort(lines[greater..], text, depth, turns);

            // Those that are equal here are told apart by what follows, unless they have ended.
            lines = lines[less..greater];
            depth += Word;
            turns++;
            if (lines.Length > 1 && !Load(lines, text, depth))
            {
                return;
            }
        }
    }

    private static void SortWhole(Span<Line> lines, byte[] text) =>
        lines.Sort((a, b) => text.AsSpan(a.Start..a.End).SequenceCompareTo(text.AsSpan(b.Start..b.End)));

    private static void Insert(Span<Line> lines, ReadOnlySpan<byte> text, int depth)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i];
            var j = i;
            while (j > 0 && IsBefore(line, lines[j - 1], text, depth))
            {
                lines[j] = lines[j - 1];
                j--;
            }

            lines[j] = line;
        }
    }

    private static bool IsBefore(in Line a, in Line b, ReadOnlySpan<byte> text, int depth)
    {
        if (a.Key != b.Key)
        {
            return a.Key < b.Key;
        }

        var (fromA, fromB) = (Math.Min(a.Start + depth, a.End), Math.Min(b.Start + depth, b.End));
        return text[fromA..a.End].SequenceCompareTo(text[fromB..b.End]) < 0;
    }

    // False: every line has ended before, so that there is nothing left to compare.
    private static bool Load(Span<Line> lines, ReadOnlySpan<byte> text, int depth)
    {
        var isLeft = false;
        foreach (ref var line in lines)
        {
            var left = line.End - line.Start - depth;
            line.Key = left <= 0 ? 0 : KeyAt(text.Slice(line.Start + depth, left));
            isLeft |= left > 0;
        }

        return isLeft;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyAt(ReadOnlySpan<byte> text)
    {
        if (text.Length >= Word)
        {
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        }

        ulong key = 0;
        for (var i = 0; i < text.Length; i++)
        {
            key |= (ulong)text[i] << (8 * (Word - 1 - i));
        }

        return key;
    }

    private static ulong Median(ulong a, ulong b, ulong c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
