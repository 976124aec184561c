using System.Buffers;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Lines of UTF-8 that are made one after another, sorted by code point and read out.</summary>
/// <remarks>UTF-8 bytes are in the order of their code points, so lines are compared as bytes.</remarks>
internal sealed class LineBuffer : IDisposable
{
    // A credential has some 9 KB of N-Quads.
    private const int InitialBytes = 16_384;

    private byte[] _text = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private byte[] _sorted = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private Line[] _lines = ArrayPool<Line>.Shared.Rent(128);
    private int _length;
    private int _start;
    private int _count;

    public void Clear() => (_length, _start, _count) = (0, 0, 0);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_text.Length - _length < bytes.Length)
        {
            Grow(ref _text, _length, _length + bytes.Length);
        }

        bytes.CopyTo(_text.AsSpan(_length));
        _length += bytes.Length;
    }

    public void EndLine()
    {
        if (_count == _lines.Length)
        {
            Grow(ref _lines, _count, _count + 1);
        }

        _lines[_count++] = new Line { Start = _start, End = _length };
        _start = _length;
    }

    /// <summary>All lines, sorted, one behind another. Valid until the next change.</summary>
    public ReadOnlySpan<byte> Sorted()
    {
        if (_count < 2)
        {
            return _text.AsSpan(0, _length);
        }

        var lines = _lines.AsSpan(0, _count);
        LineSorter.Sort(lines, _text);
        if (_sorted.Length < _length)
        {
            Grow(ref _sorted, 0, _length);
        }

        var written = 0;
        foreach (var line in lines)
        {
            _text.AsSpan(line.Start, line.End - line.Start).CopyTo(_sorted.AsSpan(written));
            written += line.End - line.Start;
        }

        return _sorted.AsSpan(0, written);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_text);
        ArrayPool<byte>.Shared.Return(_sorted);
        ArrayPool<Line>.Shared.Return(_lines);
        (_text, _sorted, _lines) = ([], [], []);
    }

    private static void Grow<T>(ref T[] array, int used, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
