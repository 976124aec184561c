using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace BadgeIssuer.IO.Rosters;

/// <summary>One UTF-16 code unit of a text, and the bytes behind it.</summary>
/// <param name="Character">The code unit; U+FFFD where the bytes have no meaning.</param>
/// <param name="At">Where its bytes begin in the file, from 0; of a surrogate pair both units say the same.</param>
/// <param name="IsFault">Whether the bytes have no meaning.</param>
internal readonly record struct TextUnit(char Character, long At, bool IsFault)
{
    /// <summary>The position of bytes without meaning, from 1, as it is told to people; otherwise 0.</summary>
    public long FaultAt => IsFault ? At + 1 : 0;
}

/// <summary>Decodes a stream strictly: bytes without meaning come out marked with their position, never as a guess.</summary>
internal sealed class DecodedText
{
    private const int BufferLength = 32 * 1024;
    private const int LongestCharacter = 4;
    private const char Replacement = '\uFFFD';

    private readonly Stream _stream;
    private readonly RosterEncoding _encoding;
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _at;
    private int _end;
    private bool _isAtEnd;
    private long _position;
    private char _lowSurrogate;
    private long _lowSurrogateAt;

    /// <summary>Begins at the start of the stream, after its byte order mark.</summary>
    public DecodedText(Stream stream, FoundEncoding encoding)
    {
        _stream = stream;
        _encoding = encoding.Encoding;
        _stream.Position = encoding.MarkLength;
        _position = encoding.MarkLength;
    }

    /// <summary>Where the bytes that were not read yet begin, from 0.</summary>
    public long Position => _position;

    public bool TryRead(out TextUnit unit)
    {
        if (_lowSurrogate != '\0')
        {
            unit = new TextUnit(_lowSurrogate, _lowSurrogateAt, IsFault: false);
            _lowSurrogate = '\0';
            return true;
        }

        if (_end - _at < LongestCharacter && !_isAtEnd)
        {
            Fill();
        }

        if (_at == _end)
        {
            unit = default;
            return false;
        }

        unit = _encoding switch
        {
            RosterEncoding.Utf8 => ReadUtf8(),
            RosterEncoding.Cp932 => ReadCp932(),
            _ => ReadUtf16(),
        };
        return true;
    }

    private void Fill()
    {
        var rest = _buffer.AsSpan(_at, _end - _at);
        rest.CopyTo(_buffer);
        (_at, _end) = (0, rest.Length);
        var read = _stream.ReadAtLeast(_buffer.AsSpan(_end), LongestCharacter, throwOnEndOfStream: false);
        _isAtEnd = read < LongestCharacter;
        _end += read;
    }

    private TextUnit ReadUtf8()
    {
        var first = _buffer[_at];
        if (first < 0x80)
        {
            return Take((char)first, 1);
        }

        var status = Rune.DecodeFromUtf8(_buffer.AsSpan(_at, _end - _at), out var rune, out var length);
        return status is OperationStatus.Done ? Take(rune, length) : Fault(length);
    }

    private TextUnit ReadCp932()
    {
        var first = _buffer[_at];
        if (!Cp932.IsLead(first))
        {
            var single = Cp932.Single(first);
            return single is Cp932.Undefined ? Fault(1) : Take(single, 1);
        }

        // A lead byte before something that is no trail byte stands alone, so that a lost byte never swallows the
        // comma or the line end after it.
        if (_at + 1 == _end || !Cp932.IsTrail(_buffer[_at + 1]))
        {
            return Fault(1);
        }

        var pair = Cp932.Pair(first, _buffer[_at + 1]);
        return pair is Cp932.Undefined ? Fault(2) : Take(pair, 2);
    }

    private TextUnit ReadUtf16()
    {
        if (_end - _at < 2)
        {
            return Fault(1);
        }

        var unit = ReadUnit(_at);
        if (!char.IsSurrogate(unit))
        {
            return Take(unit, 2);
        }

        return char.IsHighSurrogate(unit) && _end - _at >= 4 && char.IsLowSurrogate(ReadUnit(_at + 2))
            ? Take(new Rune(unit, ReadUnit(_at + 2)), 4)
            : Fault(2);
    }

    private char ReadUnit(int at) => (char)(_encoding is RosterEncoding.Utf16LittleEndian
        ? BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(at))
        : BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(at)));

    private TextUnit Take(Rune rune, int length)
    {
        Span<char> units = stackalloc char[2];
        if (rune.EncodeToUtf16(units) == 2)
        {
            (_lowSurrogate, _lowSurrogateAt) = (units[1], _position);
        }

        return Take(units[0], length);
    }

    private TextUnit Take(char character, int length) => Take(character, length, isFault: false);

    private TextUnit Fault(int length) => Take(Replacement, length, isFault: true);

    private TextUnit Take(char character, int length, bool isFault)
    {
        var at = _position;
        _at += length;
        _position += length;
        return new TextUnit(character, at, isFault);
    }
}
