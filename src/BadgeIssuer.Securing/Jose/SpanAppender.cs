using System.Buffers.Text;

namespace BadgeIssuer.Securing.Jose;

/// <summary>Writes pieces one after the other into a span that is known to be long enough.</summary>
internal ref struct SpanAppender(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _destination[.._length];

    public void Append(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(_destination[_length..]);
        _length += piece.Length;
    }

    public void Append(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Append(first);
        Append(second);
    }

    public void Append(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        Append(first, second);
        Append(third);
    }

    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void Append(ReadOnlySpan<byte> piece, long number)
    {
        Append(piece);
        if (!Utf8Formatter.TryFormat(number, _destination[_length..], out var written))
        {
            throw new ArgumentException("The destination is too short.");
        }

        _length += written;
    }
}
