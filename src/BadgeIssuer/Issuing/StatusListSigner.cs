using BadgeIssuer.OpenBadges.Status;

namespace BadgeIssuer.Issuing;

/// <summary>Signs status lists, and signs them again only when it must.</summary>
/// <remarks>
/// <para>One credential, secured twice: with a proof inside, as most verifiers read it, and as VC-JWT.</para>
/// <para>Source: Bitstring Status List 1.0; Data Integrity 1.0 and VC-JOSE-COSE for the forms.</para>
/// </remarks>
/// <param name="addresses">Where lists are published.</param>
/// <param name="time">The clock.</param>
public sealed class StatusListSigner(BadgeAddresses addresses, TimeProvider time)
{
    /// <summary>How long a signed list may be believed.</summary>
    /// <value>
    /// 400 days. An old list hides a revocation, so verifiers are told to fetch it anew after <see cref="TimeToLive"/>;
    /// this is the end after which nobody may rely on it at all, and it leaves a programme that changes hands each
    /// spring a year and a month.
    /// </value>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(400);

    /// <summary>After how long a verifier is to fetch the list anew.</summary>
    /// <value>One hour.</value>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromHours(1);

    /// <summary>The list to publish: the one that was signed last if it still says what it must, or a new one.</summary>
    /// <param name="name">Which list.</param>
    /// <param name="indexes">The indexes whose bits are set.</param>
    /// <param name="previous">The list as it was signed last.</param>
    /// <param name="keys">
    /// Gives the keys that sign Open Badges 3.0, at least one; asked only if something must be signed.
    /// </param>
    public SignedStatusList Sign(
        StatusListName name, IEnumerable<int> indexes, SignedStatusList? previous, Func<IssuingKeys> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var encoded = StatusList.Create(StatusPlace.ListLength, indexes).Encode();
        var now = time.GetUtcNow();
        if (previous is not null
            && previous.EncodedList == encoded
            && previous.Issuer == addresses.IssuerDid
            && previous.ValidUntil - now > Validity / 2)
        {
            return previous;
        }

        var from = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        var list = StatusListCredentialWriter.Write(new StatusListCredential
        {
            Id = addresses.StatusList(name),
            Issuer = addresses.IssuerDid,
            ValidFrom = from,
            ValidUntil = from + Validity,
            StatusPurpose = [name.Purpose],
            EncodedList = encoded,
            TimeToLive = TimeToLive,
        });
        var opened = keys();
        var forToken = opened.VcJwt ?? opened.DataIntegrity
            ?? throw new ArgumentException("No key signs Open Badges 3.0.", nameof(keys));
        var forProof = opened.DataIntegrity ?? forToken;
        return new SignedStatusList(
            name,
            encoded,
            addresses.IssuerDid,
            from + Validity,
            forToken.SecureVcJwt(list, addresses),
            forProof.MakesProofs ? (ReadOnlyMemory<byte>?)forProof.AddProof(list, addresses, from) : null)
        {
            Kids = [.. new[] { forToken.Kid, forProof.Kid }.Distinct()],
        };
    }
}
