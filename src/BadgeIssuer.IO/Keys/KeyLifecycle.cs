using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.IO.Keys;

/// <summary>Makes, rotates, retires and gives up keys, each with its entry in the audit log.</summary>
/// <remarks>
/// The log is written first and the register after it, whole: should the process be killed between, the log tells of
/// something that did not happen, and doing it again does it. The store's ownership is held meanwhile, so that nobody
/// issues with a key that is being retired.
/// </remarks>
/// <param name="ring">The key ring.</param>
/// <param name="store">Where the audit log is written.</param>
public sealed class KeyLifecycle(KeyRing ring, IBadgeStore store)
{
    /// <summary>Makes a key.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="passphrase">Seals it.</param>
    /// <param name="cost">How dear guessing the passphrase is made.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <exception cref="KeyRingException">It cannot be made.</exception>
    public KeyRegisterEntry Create(KeyKind kind, KeyPurpose purpose, Passphrase passphrase, KdfCost cost, string by)
    {
        var made = Begin(kind, purpose, passphrase, cost, by);
        ring.Change(entries => entries.Add(made));
        return made;
    }

    /// <summary>Puts a new key in the place of those that sign with an algorithm for a purpose.</summary>
    /// <inheritdoc cref="Create"/>
    /// <returns>The new key, and those that sign no more.</returns>
    public (KeyRegisterEntry Made, ImmutableArray<KeyRegisterEntry> Retired) Rotate(
        KeyKind kind, KeyPurpose purpose, Passphrase passphrase, KdfCost cost, string by)
    {
        Reload();
        var algorithm = JwsAlgorithm.DefaultFor(kind).Name;
        var made = Begin(kind, purpose, passphrase, cost, by);
        ImmutableArray<KeyRegisterEntry> old =
        [
            .. ring.Entries.Where(entry => entry.State is KeyState.Active
                && entry.Purpose == purpose && entry.Algorithm.Name == algorithm),
        ];
        foreach (var entry in old)
        {
            store.Record(Note(AuditActions.RetireKey, entry.Kid, by).With("successor", made.Kid));
        }

        // One change: there is no moment without a key that signs, and none with two after it.
        ring.Change(entries => [.. entries.Select(entry => old.Any(each => each.Kid == entry.Kid) ? Retired(entry) : entry), made]);
        return (made, [.. old.Select(entry => ring.Find(entry.Kid)!)]);
    }

    /// <summary>Lets a key sign no more. What it signed still verifies.</summary>
    /// <param name="kid">The key; one that signs no more already is left alone.</param>
    /// <param name="needed">The algorithms that the settings sign with.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <exception cref="KeyRingException">There is no such key, or nothing could be signed without it.</exception>
    public KeyRegisterEntry Retire(string kid, IEnumerable<JwsAlgorithm> needed, string by)
    {
        ArgumentNullException.ThrowIfNull(needed);
        var entry = Find(kid);
        if (entry.State is not KeyState.Active)
        {
            return entry;
        }

        if (needed.Any(algorithm => algorithm.Name == entry.Algorithm.Name) && !HasOther(entry))
        {
            throw new KeyRingException(Problem.Of(KeysProblemCodes.LastSigner, kid, entry.Algorithm.Name));
        }

        store.Record(Note(AuditActions.RetireKey, kid, by));
        Replace(Retired(entry));
        return ring.Find(kid)!;
    }

    /// <summary>
    /// Gives a key up: nothing that it signed verifies by itself any more. Where no other key signs in its place, one is
    /// made.
    /// </summary>
    /// <param name="kid">The key; one that was given up before, since no later time, is left alone.</param>
    /// <param name="since">Since when somebody else may have it.</param>
    /// <param name="reason">Why; it names nobody.</param>
    /// <param name="passphrase">Seals the new key.</param>
    /// <param name="cost">How dear guessing the passphrase is made.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <returns>The key, and the one that was made; the latter is <see langword="null"/> where none was.</returns>
    /// <exception cref="KeyRingException">There is no such key, or none can be made.</exception>
    public (KeyRegisterEntry GivenUp, KeyRegisterEntry? Made) Compromise(
        string kid, DateTimeOffset since, string reason, Passphrase passphrase, KdfCost cost, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var entry = Find(kid);
        var made = HasOther(entry) ? null : Begin(entry.PublicKey.Kind, entry.Purpose, passphrase, cost, by);
        if (entry.State is not KeyState.Compromised || since < entry.CompromisedSince)
        {
            store.Record(Note(AuditActions.CompromiseKey, kid, by)
                .With("since", DateTimeStamp.Format(since))
                .With("reason", reason));
            entry = entry with
            {
                State = KeyState.Compromised,
                ValidUntil = entry.ValidUntil ?? ring.Now,
                CompromisedSince = since,
            };
        }

        ring.Change(entries =>
        [
            .. entries.Select(each => each.Kid == kid ? entry : each),
            .. made is null ? Enumerable.Empty<KeyRegisterEntry>() : [made],
        ]);
        return (entry, made);
    }

    private KeyRegisterEntry Begin(KeyKind kind, KeyPurpose purpose, Passphrase passphrase, KdfCost cost, string by)
    {
        var made = ring.Make(kind, purpose, passphrase, cost);
        store.Record(Note(AuditActions.CreateKey, made.Kid, by)
            .With("purpose", KeyWords.Of(purpose))
            .With("algorithm", made.Algorithm.Name)
            .With("thumbprint", made.PublicKey.Thumbprint));
        return made;
    }

    private KeyRegisterEntry Find(string kid)
    {
        Reload();
        return ring.Find(kid) ?? throw new KeyRingException(Problem.Of(KeysProblemCodes.UnknownKey, kid));
    }

    // With the store in hand, nobody else changes the register any more.
    private void Reload()
    {
        _ = store.AuditHead;
        ring.Reload();
    }

    private bool HasOther(KeyRegisterEntry entry) => ring.Entries.Any(other => other.Kid != entry.Kid
        && other.State is KeyState.Active
        && other.Algorithm.Name == entry.Algorithm.Name
        && (other.Purpose == entry.Purpose || other.Purpose is KeyPurpose.Badges));

    private void Replace(KeyRegisterEntry changed) =>
        ring.Change(entries => [.. entries.Select(entry => entry.Kid == changed.Kid ? changed : entry)]);

    private KeyRegisterEntry Retired(KeyRegisterEntry entry) =>
        entry with { State = KeyState.Retired, ValidUntil = ring.Now };

    private AuditNote Note(string action, string kid, string by) =>
        new AuditNote { At = ring.Now, By = by, Action = action }.With("key", kid);
}
