using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.IO.Keys;

/// <summary>The folder <c>keys/</c>: a public register, and each private key in a sealed file of its own.</summary>
public sealed class KeyRing
{
    private const string RegisterName = "register.json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly TimeProvider _time;

    private KeyRing(string folder, TimeProvider time, ImmutableArray<KeyRegisterEntry> entries) =>
        (_folder, _time, Entries) = (folder, time, entries);

    /// <summary>All keys that were ever made, in the order of making.</summary>
    public ImmutableArray<KeyRegisterEntry> Entries { get; private set; }

    /// <summary>The keys whose public halves are published: all but the compromised ones.</summary>
    public IEnumerable<KeyRegisterEntry> Published =>
        Entries.Where(entry => entry.State is not KeyState.Compromised);

    /// <summary>Reads the register. A folder without one is an empty key ring.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="problems">Everything that is wrong with the register.</param>
    /// <returns>The key ring, or <see langword="null"/> if anything is wrong.</returns>
    public static KeyRing? Open(string folder, TimeProvider time, out ImmutableArray<Problem> problems)
    {
        var found = new List<Problem>();
        var entries = ReadRegister(folder, found);
        problems = [.. found];
        return found.Count == 0 ? new KeyRing(folder, time, entries) : null;
    }

    /// <summary>Makes a key, seals it, and registers it as active from now.</summary>
    /// <param name="kind">The kind: Ed25519, P-256, or RSA (3,072 bits).</param>
    /// <param name="passphrase">The passphrase that seals it.</param>
    /// <param name="cost">How dear guessing the passphrase is made.</param>
    /// <returns>What the register says about it.</returns>
    /// <exception cref="KeyRingException">Another process changes the register, or the register is unreadable.</exception>
    public KeyRegisterEntry Create(KeyKind kind, Passphrase passphrase, KdfCost cost)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        passphrase.RequireStrength();
        Directory.CreateDirectory(_folder);
        using var owner = OwnerLock.TryTake(Path.Combine(_folder, ".lock"), Patience, _time, out var holder)
            ?? throw new KeyRingException(Problem.Of(KeysProblemCodes.Busy, holder));

        using var key = SigningKey.Generate(kind);
        var now = Whole(_time.GetUtcNow());
        var entry = new KeyRegisterEntry
        {
            Kid = NewKid(kind, now),
            Purpose = KeyPurpose.AssertionMethod,
            Algorithm = JwsAlgorithm.DefaultFor(kind),
            Created = now,
            ValidFrom = now,
            State = KeyState.Active,
            PublicKey = key.PublicKey,
        };

        // The sealed key first: a register that names a key which is not there would stop every run.
        SecretFile.Write(KeyFile(entry.Kid), SealedKey.Seal(key, passphrase.Utf8, cost));
        Register(entry);
        return entry;
    }

    /// <summary>Opens the newest key that signs now with an algorithm.</summary>
    /// <exception cref="KeyRingException">There is none, or it cannot be opened with the passphrase.</exception>
    public IssuingKey OpenSigningKey(JwsAlgorithm algorithm, Passphrase passphrase)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(passphrase);
        var now = _time.GetUtcNow();
        var entry = Entries.LastOrDefault(entry => entry.Signs(now) && entry.Algorithm.Name == algorithm.Name)
            ?? throw new KeyRingException(Problem.Of(KeysProblemCodes.NoSigningKey, algorithm.Name));

        var file = KeyFile(entry.Kid);
        if (!File.Exists(file))
        {
            throw new KeyRingException(Problem.Of(KeysProblemCodes.FileMissing, entry.Kid));
        }

        if (!SealedKey.TryOpen(SecretFile.Read(file), passphrase.Utf8, out var key, out var problem))
        {
            throw new KeyRingException(Problem.Of(KeysProblemCodes.CannotOpen, entry.Kid, problem.Code));
        }

        if (!key.PublicKey.Equals(entry.PublicKey))
        {
            key.Dispose();
            throw new KeyRingException(Problem.Of(KeysProblemCodes.WrongKey, entry.Kid));
        }

        return new IssuingKey(entry.Kid, key, algorithm);
    }

    private static ImmutableArray<KeyRegisterEntry> ReadRegister(string folder, ICollection<Problem> problems)
    {
        var register = Path.Combine(folder, RegisterName);
        return File.Exists(register) ? KeyRegister.Read(File.ReadAllBytes(register), problems) : [];
    }

    private void Register(KeyRegisterEntry entry)
    {
        var problems = new List<Problem>();
        Entries = [.. ReadRegister(_folder, problems), entry];
        if (problems is [var problem, ..])
        {
            throw new KeyRingException(problem);
        }

        using var batch = new FileBatch();
        batch.Write(Path.Combine(_folder, RegisterName), KeyRegister.Write(Entries));
        batch.Commit();
    }

    private string KeyFile(string kid) => Path.Combine(_folder, kid + ".key");

    private static string NewKid(KeyKind kind, DateTimeOffset now)
    {
        var name = kind switch
        {
            KeyKind.Ed25519 => "ed25519",
            KeyKind.P256 => "p256",
            KeyKind.P384 => "p384",
            _ => "rsa",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}-{now:yyyy-MM}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
    }

    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
}
