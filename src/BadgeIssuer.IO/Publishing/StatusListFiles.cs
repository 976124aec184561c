using System.Collections.Immutable;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Publishing;

/// <summary>The files of the status lists, signed anew where they must be.</summary>
internal sealed class StatusListFiles(
    IssuingPolicy policy, ImmutableArray<CredentialFormat> formats, KeyRing keyRing, IBadgeStore store, TimeProvider time)
{
    private readonly StatusListSigner _signer = new(policy.Addresses, time);
    private readonly bool _asked =
        formats.Contains(CredentialFormat.DataIntegrity) || formats.Contains(CredentialFormat.VcJwt);

    /// <summary>All lists that must be published.</summary>
    /// <param name="keys">Gives the keys; asked only if a list must be signed.</param>
    /// <param name="withdrawn">Files that must not be there: what they say is of another time.</param>
    public ImmutableArray<(PublishedFile File, byte[] Content)> Of(
        Func<IssuingKeys> keys, out ImmutableArray<PublishedFile> withdrawn)
    {
        var files = ImmutableArray.CreateBuilder<(PublishedFile, byte[])>();
        var gone = ImmutableArray.CreateBuilder<PublishedFile>();
        foreach (var list in _asked ? Names() : [])
        {
            var signed = Sign(list, keys);
            files.Add((PublishedPaths.StatusList(list, CredentialFormat.VcJwt), signed.Jwt.ToArray()));
            var record = PublishedPaths.StatusList(list, CredentialFormat.DataIntegrity);
            if (signed.Record is { } content)
            {
                files.Add((record, content.ToArray()));
            }
            else
            {
                gone.Add(record); // made with keys of before: from now on it would hide revocations
            }
        }

        withdrawn = gone.ToImmutable();
        return files.ToImmutable();
    }

    // A list of suspensions that was once published goes on, whatever the settings say now: badges name it.
    private IEnumerable<StatusListName> Names()
    {
        for (var number = 1; number <= store.StatusLists; number++)
        {
            yield return new StatusListName(number, Suspends: false);
            var suspensions = new StatusListName(number, Suspends: true);
            if (policy.SuspensionEntry || store.FindStatusList(suspensions) is not null)
            {
                yield return suspensions;
            }
        }
    }

    private SignedStatusList Sign(StatusListName list, Func<IssuingKeys> keys)
    {
        var bits = store.FindStatusBits(list.Number);
        var previous = Kept(list);
        var signed = _signer.Sign(list, list.Suspends ? bits.Suspended : bits.Revoked, previous, keys);
        if (!ReferenceEquals(signed, previous))
        {
            store.KeepStatusList(signed);
        }

        return signed;
    }

    // What was signed before the settings asked for proofs, or with a key that signs no more, is signed again.
    private SignedStatusList? Kept(StatusListName list) =>
        store.FindStatusList(list) is { } kept
            && (kept.Record is not null || !formats.Contains(CredentialFormat.DataIntegrity))
            && !kept.Kids.IsEmpty && kept.Kids.All(keyRing.Signs) ? kept : null;
}
