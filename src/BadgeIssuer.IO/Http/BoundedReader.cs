using System.Buffers;

namespace BadgeIssuer.IO.Http;

/// <summary>Reads whole streams of bounded length.</summary>
public static class BoundedReader
{
    private const int FirstBytes = 16 * 1024;

    /// <summary>Reads to the end of <paramref name="stream"/>.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <param name="limit">The most bytes to accept.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bytes, or <see langword="null"/> if there were more than <paramref name="limit"/>.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        Stream stream, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);

        // Grown as bytes arrive: most documents are small, and the limit must not be paid for each of them.
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    return buffer.AsSpan(0, length).ToArray();
                }

                length += read;
                if (length > limit)
                {
                    return null;
                }

                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
