using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A part of an archive as it unpacks, which stops where it unpacks to more than it plausibly holds.</summary>
/// <remarks>
/// DEFLATE can make a thousand bytes of one. The sheets of real rosters unpack to ten to forty times their size; the
/// first 32 MB are free, so that small parts never meet the bound.
/// </remarks>
internal sealed class BoundedStream(Stream unpacked, long packedLength, string part) : Stream
{
    private const long FreeLength = 32L << 20;
    private const long GreatestRatio = 100;
    private const long GreatestLength = 4L << 30;

    private readonly long _limit = Math.Min(GreatestLength, Math.Max(FreeLength, packedLength * GreatestRatio));
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        _length += read;
        return _length <= _limit ? read : throw new XlsxException(RosterProblemCodes.XlsxTooLarge, part);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }
}
