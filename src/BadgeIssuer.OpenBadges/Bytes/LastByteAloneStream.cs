namespace BadgeIssuer.OpenBadges;

/// <summary>Hands out its last byte by itself, so that it shows whether a reader needed all of them.</summary>
/// <remarks>
/// A decompressor reads ahead in blocks and does not tell what it had no use for. But one that has come to the end of
/// its data does not ask for more, and then the last byte is still here.
/// </remarks>
internal sealed class LastByteAloneStream(byte[] bytes) : Stream
{
    private int _position;

    /// <summary>Whether the last byte has been asked for.</summary>
    public bool IsUsedUp => _position == bytes.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var available = bytes.Length - _position;
        var count = Math.Min(buffer.Length, available > 1 ? available - 1 : available);
        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
