using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Goes through the chunks of a PNG and checks each one's length, type, place and CRC.</summary>
/// <remarks>
/// Nothing is decoded and nothing is allocated but a problem. Source: PNG (Third Edition), “Datastream structure”.
/// </remarks>
internal ref struct PngChunkReader(ReadOnlySpan<byte> png)
{
    // Length, type and CRC.
    private const int Overhead = 12;
    private const int HeaderDataLength = 13;

    private readonly ReadOnlySpan<byte> _png = png;
    private bool _hasImageData;
    private bool _ended;

    /// <summary>Offset behind IHDR, where it is safe to insert text.</summary>
    public static int EndOfHeader => FormatRecogniser.PngSignature.Length + Overhead + HeaderDataLength;

    /// <summary>Offset of the next chunk.</summary>
    public int Offset { get; private set; }

    /// <summary>The current chunk's type, four letters.</summary>
    public ReadOnlySpan<byte> Type { get; private set; }

    /// <summary>The current chunk's data.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Why reading stopped; <see langword="null"/> after the whole picture has been read.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Goes to the next chunk.</summary>
    /// <returns><see langword="false"/> behind IEND, or at a problem.</returns>
    public bool Read()
    {
        if (Offset == 0)
        {
            if (!_png.StartsWith(FormatRecogniser.PngSignature))
            {
                Problem = OpenBadges.Problem.Of(PngProblemCodes.NotPng);
                return false;
            }

            Offset = FormatRecogniser.PngSignature.Length;
        }

        if (_ended)
        {
            return Offset == _png.Length ? false : Fail(PngProblemCodes.TrailingData);
        }

        var rest = _png[Offset..];
        if (rest.Length < Overhead)
        {
            return Fail(PngProblemCodes.Truncated);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - Overhead)
        {
            return Fail(PngProblemCodes.Truncated);
        }

        var typeAndData = rest.Slice(4, (int)length + 4);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[(typeAndData.Length + 4)..]) != Crc32.HashToUInt32(typeAndData))
        {
            return Fail(PngProblemCodes.CrcMismatch);
        }

        Type = typeAndData[..4];
        Data = typeAndData[4..];
        if (!IsInItsPlace())
        {
            return Fail(PngProblemCodes.BadStructure);
        }

        Offset += Overhead + Data.Length;
        return true;
    }

    private bool IsInItsPlace()
    {
        var isHeader = Type.SequenceEqual("IHDR"u8);
        var isFirst = Offset == FormatRecogniser.PngSignature.Length;
        if (isHeader != isFirst || (isHeader && Data.Length != HeaderDataLength))
        {
            return false;
        }

        _hasImageData |= Type.SequenceEqual("IDAT"u8);
        if (Type.SequenceEqual("IEND"u8))
        {
            _ended = true;
            return Data.IsEmpty && _hasImageData;
        }

        foreach (var letter in Type)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                return false;
            }
        }

        return true;
    }

    private bool Fail(string code)
    {
        Problem = OpenBadges.Problem.Of(code, Offset.ToString(CultureInfo.InvariantCulture));
        return false;
    }
}
