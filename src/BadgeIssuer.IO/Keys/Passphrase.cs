using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Keys;

/// <summary>The passphrase that the private keys are sealed with. Never printed; wiped when disposed of.</summary>
/// <remarks>
/// It comes from, in this order: the file that <c>BADGES_PASSPHRASE_FILE</c> or the setting
/// <c>keys.passphraseFile</c> names, the variable <c>BADGES_PASSPHRASE</c>, a prompt. Never from the command line,
/// where other users of the machine would see it.
/// </remarks>
public sealed class Passphrase : IDisposable
{
    /// <summary>The fewest characters of a passphrase that is taken for new keys.</summary>
    public const int MinimumLength = 12;

    private readonly byte[] _utf8;

    private Passphrase(byte[] utf8) => _utf8 = utf8;

    /// <summary>The passphrase in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>A passphrase that is a text.</summary>
    /// <exception cref="KeyRingException">The text is empty.</exception>
    public static Passphrase FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FromBytes(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A passphrase that nobody knows, for a workspace that keeps it in a file: 256 random bits.</summary>
    public static Passphrase Random() => new(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true)));

    /// <summary>Finds the passphrase.</summary>
    /// <param name="passphraseFile">The file that the settings name, overridden by the environment there; or none.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="prompt">Asks a person; <see langword="null"/> where nobody can be asked.</param>
    /// <exception cref="KeyRingException">There is none, or the file cannot be read or is readable by others.</exception>
    public static Passphrase Find(
        string? passphraseFile, IReadOnlyDictionary<string, string> environment, Func<string?>? prompt)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (passphraseFile is not null)
        {
            return FromFile(passphraseFile);
        }

        if (environment.TryGetValue("BADGES_PASSPHRASE", out var text) && text.Length > 0)
        {
            return FromText(text);
        }

        return prompt?.Invoke() is { Length: > 0 } typed
            ? FromText(typed)
            : throw new KeyRingException(Problem.Of(KeysProblemCodes.NoPassphrase));
    }

    /// <summary>Whether it is the published one of the development keys.</summary>
    internal bool IsDevelopment => Utf8.SequenceEqual(Encoding.UTF8.GetBytes(DevelopmentKeys.Passphrase));

    /// <summary>Writes the passphrase to a file that its owner alone may read.</summary>
    public void WriteTo(string path) => SecretFile.Write(path, [.. _utf8, (byte)'\n']);

    /// <summary>Refuses a passphrase that is too short to seal new keys with.</summary>
    /// <exception cref="KeyRingException">It has fewer than <see cref="MinimumLength"/> characters.</exception>
    public void RequireStrength()
    {
        if (Encoding.UTF8.GetCharCount(_utf8) < MinimumLength)
        {
            throw new KeyRingException(Problem.Of(
                KeysProblemCodes.PassphraseTooShort,
                MinimumLength.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Says nothing.</summary>
    public override string ToString() => nameof(Passphrase);

    /// <summary>Wipes it.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_utf8);

    private static Passphrase FromFile(string path)
    {
        try
        {
            return FromBytes(SecretFile.Read(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyRingException(Problem.Of(KeysProblemCodes.PassphraseFile, path), exception);
        }
    }

    // Editors end a file with a line break, which nobody means as part of the passphrase.
    private static Passphrase FromBytes(byte[] utf8)
    {
        var end = utf8.AsSpan().TrimEnd("\r\n"u8).Length;
        if (end == 0)
        {
            throw new KeyRingException(Problem.Of(KeysProblemCodes.NoPassphrase));
        }

        var passphrase = new Passphrase(utf8[..end]);
        CryptographicOperations.ZeroMemory(utf8);
        return passphrase;
    }
}
