using System.Buffers.Text;
using System.Text;

namespace BadgeIssuer.Securing;

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

    /// <summary>Writes text that has nothing but ASCII.</summary>
    public void Append(string ascii) => _length += Encoding.ASCII.GetBytes(ascii, _destination[_length..]);

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
