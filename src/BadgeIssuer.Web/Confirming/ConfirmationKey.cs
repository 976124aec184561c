using System.Security.Cryptography;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Confirming;

/// <summary>The secret by which the site knows its own confirmations again. It signs no badge and opens no name.</summary>
internal sealed class ConfirmationKey
{
    private const int Length = 32;

    private readonly byte[] _secret;

    private ConfirmationKey(byte[] secret) => _secret = secret;

    /// <summary>Reads the secret, and makes it first where there is none: its owner alone may read the file.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or made, or is none of ours.</exception>
    public static ConfirmationKey Open(SiteOptions options, PublicationFolder publication)
    {
        var path = Path.GetFullPath(options.ConfirmationKey
            ?? Path.Combine(Path.TrimEndingDirectorySeparator(publication.Root), "..", "confirmation.key"));
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            var secret = File.ReadAllBytes(path);
            return secret.Length == Length
                ? new ConfirmationKey(secret)
                : throw new InvalidDataException($"{path} holds no secret of {Length} bytes. Remove it, and a new one is made.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} (Site:ConfirmationKey) cannot be read or made: {refused.Message}", refused);
        }
    }

    /// <summary>A key of a secret that is given, for tests and vectors.</summary>
    /// <param name="secret">32 bytes.</param>
    public static ConfirmationKey Of(ReadOnlySpan<byte> secret) => new(secret.ToArray());

    /// <summary>The HMAC-SHA256 of a message.</summary>
    public byte[] Authenticate(ReadOnlySpan<byte> message) => HMACSHA256.HashData(_secret, message);

    // Whole before it has its name; of two hosts that make it at once, the first one's stays.
    private static void Make(string path)
    {
        var aside = $"{path}.{Path.GetRandomFileName()}~";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
