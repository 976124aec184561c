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

    /// <summary>The keys that what was signed may be verified with: all but the compromised ones.</summary>
    public IEnumerable<KeyRegisterEntry> Published =>
        Entries.Where(entry => entry.State is not KeyState.Compromised);

    /// <summary>The keys that nothing is to be verified with any more.</summary>
    public IEnumerable<KeyRegisterEntry> Withdrawn =>
        Entries.Where(entry => entry.State is KeyState.Compromised);

    /// <summary>The key with an identifier, or <see langword="null"/>.</summary>
    public KeyRegisterEntry? Find(string kid) => Entries.FirstOrDefault(entry => entry.Kid == kid);

    /// <summary>Whether a key is there that signs now.</summary>
    public bool Signs(string kid) => Find(kid)?.Signs(_time.GetUtcNow()) is true;

    /// <summary>The newest key that signs now with an algorithm; for status lists, one of their own before one for badges.</summary>
    public KeyRegisterEntry? SignerFor(JwsAlgorithm algorithm, KeyPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        var now = _time.GetUtcNow();
        var signers = Entries.Where(entry => entry.Signs(now) && entry.Algorithm.Name == algorithm.Name).ToArray();
        return Array.FindLast(signers, entry => entry.Purpose == purpose)
            ?? Array.FindLast(signers, entry => entry.Purpose is KeyPurpose.Badges);
    }

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

    /// <summary>Reads the register again: another process may have changed it since.</summary>
    /// <exception cref="KeyRingException">The register is unreadable.</exception>
    public void Reload() => Entries = ReadRegister();

    /// <summary>Makes a key, seals it, and registers it as active from now.</summary>
    /// <inheritdoc cref="Make"/>
    public KeyRegisterEntry Create(
        KeyKind kind, Passphrase passphrase, KdfCost cost, KeyPurpose purpose = KeyPurpose.Badges)
    {
        var entry = Make(kind, purpose, passphrase, cost);
        Change(entries => entries.Add(entry));
        return entry;
    }

    /// <summary>Makes a key and seals it in its file; it is not registered, and so does nothing yet.</summary>
    /// <param name="kind">The kind: Ed25519, P-256, or RSA (3,072 bits).</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="passphrase">The passphrase that seals it.</param>
    /// <param name="cost">How dear guessing the passphrase is made.</param>
    /// <returns>What the register is to say about it.</returns>
    /// <exception cref="KeyRingException">
    /// The passphrase is too short; or another process changes the register, or the register is unreadable.
    /// </exception>
    internal KeyRegisterEntry Make(KeyKind kind, KeyPurpose purpose, Passphrase passphrase, KdfCost cost)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        passphrase.RequireStrength();
        Directory.CreateDirectory(_folder);
        using var key = SigningKey.Generate(kind);
        var now = Now;
        var entry = new KeyRegisterEntry
        {
            Kid = NewKid(kind, now),
            Purpose = purpose,
            Algorithm = JwsAlgorithm.DefaultFor(kind),
            Created = now,
            ValidFrom = now,
            State = KeyState.Active,
            PublicKey = key.PublicKey,
        };

        // The sealed key before the register: one that names a key which is not there would stop every run.
        SecretFile.Write(KeyFile(entry.Kid), SealedKey.Seal(key, passphrase.Utf8, cost));
        return entry;
    }

    /// <summary>Changes the register: at once and whole, or not at all.</summary>
    /// <param name="change">Makes the new entries of those that stand there now.</param>
    /// <exception cref="KeyRingException">Another process changes the register, or the register is unreadable.</exception>
    internal void Change(Func<ImmutableArray<KeyRegisterEntry>, ImmutableArray<KeyRegisterEntry>> change)
    {
        using var owner = OwnerLock.TryTake(Path.Combine(_folder, ".lock"), Patience, _time, out var holder)
            ?? throw new KeyRingException(Problem.Of(KeysProblemCodes.Busy, holder));
        var changed = change(ReadRegister());
        using var batch = new FileBatch();
        batch.Write(Path.Combine(_folder, RegisterName), KeyRegister.Write(changed));
        batch.Commit();
        Entries = changed;
    }

    /// <summary>The present, in whole seconds, as the register has it.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var now = _time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        }
    }

    /// <summary>Opens the newest key that signs now with an algorithm: see <see cref="SignerFor"/>.</summary>
    /// <exception cref="KeyRingException">There is none, or it cannot be opened with the passphrase.</exception>
    public IssuingKey OpenSigningKey(
        JwsAlgorithm algorithm, Passphrase passphrase, KeyPurpose purpose = KeyPurpose.Badges)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(passphrase);
        var entry = SignerFor(algorithm, purpose)
            ?? throw new KeyRingException(Problem.Of(KeysProblemCodes.NoSigningKey, algorithm.Name));

        if (!SealedKey.TryOpen(ReadSealed(entry), passphrase.Utf8, out var key, out var problem))
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

    /// <summary>The sealed file of a key, refused if others may read it.</summary>
    /// <exception cref="KeyRingException">The file is not there, or others than its owner may read it.</exception>
    internal byte[] ReadSealed(KeyRegisterEntry entry)
    {
        var file = KeyFile(entry.Kid);
        return File.Exists(file)
            ? SecretFile.Read(file)
            : throw new KeyRingException(Problem.Of(KeysProblemCodes.FileMissing, entry.Kid));
    }

    private static ImmutableArray<KeyRegisterEntry> ReadRegister(string folder, ICollection<Problem> problems)
    {
        var register = Path.Combine(folder, RegisterName);
        return File.Exists(register) ? KeyRegister.Read(File.ReadAllBytes(register), problems) : [];
    }

    private ImmutableArray<KeyRegisterEntry> ReadRegister()
    {
        var problems = new List<Problem>();
        var entries = ReadRegister(_folder, problems);
        return problems is [var problem, ..] ? throw new KeyRingException(problem) : entries;
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
}
