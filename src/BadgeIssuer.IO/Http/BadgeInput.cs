using System.Globalization;
using System.Text;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Http;

/// <summary>Reads what a caller names as input: a file, standard input (<c>-</c>), or a link.</summary>
public static class BadgeInput
{
    /// <summary>The most bytes of one input: 10 MiB, several times the size of a baked picture.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    private const int FirstBytes = 4 * 1024;

    /// <summary>Reads one input.</summary>
    /// <param name="input">A path, <c>-</c>, or an http(s) URL.</param>
    /// <param name="standardInput">What <c>-</c> stands for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>
    /// The bytes. Those of a link are the link itself: the verifier follows it, so that the report tells what was asked
    /// for.
    /// </returns>
    public static async ValueTask<BadgeInputReading> ReadAsync(
        string input, Stream standardInput, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);

        if (IsLink(input))
        {
            return new BadgeInputReading.Read(Encoding.UTF8.GetBytes(input));
        }

        if (input is "-")
        {
            return await ReadAsync(standardInput, cancellationToken);
        }

        try
        {
            // A file is read by this thread in any case, and at once. A pipe may keep it waiting.
            using var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return file.CanSeek ? ReadAll(file) : await ReadAsync(file, cancellationToken);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unavailable(InputProblemCodes.NotFound);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or NotSupportedException
            or ArgumentException)
        {
            return Unavailable(InputProblemCodes.Unreadable);
        }
    }

    /// <summary>Reads an open stream to its end.</summary>
    public static async ValueTask<BadgeInputReading> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await BoundedReader.ReadAsync(stream, MaximumBytes, cancellationToken) is { } bytes)
        {
            return new BadgeInputReading.Read(bytes);
        }

        return TooLarge();
    }

    private static BadgeInputReading ReadAll(FileStream file)
    {
        if (file.Length > MaximumBytes)
        {
            return TooLarge();
        }

        // One more than it says: files of /proc say nothing, and others may grow.
        var buffer = new byte[Math.Max(file.Length, FirstBytes) + 1];
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        while (length == buffer.Length && length <= MaximumBytes)
        {
            Array.Resize(ref buffer, (buffer.Length * 2) + 1);
            length += file.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
        }

        return length > MaximumBytes ? TooLarge() : new BadgeInputReading.Read(buffer.AsMemory(0, length));
    }

    private static BadgeInputReading.Unavailable TooLarge() => new(Problem.Of(
        InputProblemCodes.TooLarge, MaximumBytes.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether an input is a link and not a file's name.</summary>
    /// <param name="input">What the caller named.</param>
    public static bool IsLink(string input)
    {
        ArgumentNullException.ThrowIfNull(input);

        return input.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || input.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
    }

    private static BadgeInputReading.Unavailable Unavailable(string code) => new(Problem.Of(code));
}
