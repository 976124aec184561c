using System.Globalization;
using System.Text;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Http;

/// <summary>Reads what a caller names as input: a file, standard input (<c>-</c>), or a link.</summary>
public static class BadgeInput
{
    /// <summary>The most bytes of one input: 10 MiB, several times the size of a baked picture.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

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
            await using var file = new FileStream(
                input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
            return await ReadAsync(file, cancellationToken);
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

        return new BadgeInputReading.Unavailable(Problem.Of(
            InputProblemCodes.TooLarge, MaximumBytes.ToString(CultureInfo.InvariantCulture)));
    }

    private static bool IsLink(string input) => input.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || input.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static BadgeInputReading.Unavailable Unavailable(string code) => new(Problem.Of(code));
}
