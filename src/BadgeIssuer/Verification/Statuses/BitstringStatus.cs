using System.Globalization;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Verification.Checks;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Statuses;

/// <summary>Looks a badge up in a bitstring status list.</summary>
/// <remarks>
/// A list counts only if its own proof holds, it is the badge's issuer's, it calls itself by the address that the badge
/// names, its key is a pinned one where keys are, it is for the purpose that the badge names, and it is in date. Otherwise the question stays open: a list that
/// does not count says neither that the badge is withdrawn nor that it is not.
/// Source: Bitstring Status List v1.0, “Validate Algorithm”; Status List 2021, “Validate Algorithm”.
/// </remarks>
/// <param name="documents">Where lists come from.</param>
/// <param name="proof">Judges their proofs.</param>
/// <param name="accepts">Whether a list by the key with this thumbprint counts for those who run the verifier.</param>
internal sealed class BitstringStatus(FetchSession documents, CredentialProof proof, Func<string?, bool> accepts)
{
    private const string ListTypes =
        "application/vc+jwt, application/jwt;q=0.9, application/vc;q=0.8, application/vc+ld+json;q=0.8, "
        + "application/ld+json;q=0.7, application/json;q=0.6";

    /// <summary>Looks one entry up.</summary>
    /// <param name="entry">The entry, as the badge states it.</param>
    /// <param name="issuerId">The badge's issuer.</param>
    /// <param name="instants">Instants of which one must lie in the list's validity.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public async ValueTask<StatusLookup> FindAsync(
        StatusListEntry entry, string issuerId, DateTimeOffset[] instants, CancellationToken cancellationToken)
    {
        var url = entry.StatusListCredential;

        if (await documents.GetAsync(url, ListTypes, cancellationToken)
            is not DocumentLookup.Answered { Status: 200 } answered)
        {
            return StatusLookup.OpenOf(StatusCheckProblemCodes.ListUnavailable, url);
        }

        var reading = documents.Made(url, answered, ListReading.Of, static reading => reading.Weight);
        if (reading.List is not { } list)
        {
            return new StatusLookup.Open(reading.Problem!);
        }

        if (list.Kind != entry.Kind)
        {
            return new StatusLookup.Open(Problem.At("/type", StatusProblemCodes.ListMalformed, "type"));
        }

        // Before its keys are fetched: what is another's needs no proof to be that.
        if (list.Issuer != issuerId || list.Id != url)
        {
            return StatusLookup.OpenOf(StatusCheckProblemCodes.ListOfAnother, url);
        }

        if (await reading.ProveAsync(documents, proof, cancellationToken) is not { } proven)
        {
            return StatusLookup.OpenOf(StatusCheckProblemCodes.ListNotProven, url);
        }

        if (!accepts(proven.Key?.Thumbprint))
        {
            return StatusLookup.OpenOf(StatusCheckProblemCodes.ListKeyNotPinned, url);
        }

        if (!list.StatusPurpose.Contains(entry.Purpose))
        {
            return StatusLookup.OpenOf(StatusCheckProblemCodes.ListPurpose, url, entry.Purpose);
        }

        if (!Array.Exists(instants, instant => !(list.ValidFrom > instant) && !(list.ValidUntil <= instant)))
        {
            return StatusLookup.OpenOf(StatusCheckProblemCodes.ListOutOfDate, url);
        }

        return reading.TryDecode(out var bits, out var problem) ? Judge(entry, bits) : new StatusLookup.Open(problem);
    }

    private static StatusLookup Judge(StatusListEntry entry, StatusList bits)
    {
        var first = (long)entry.Index * entry.Size;
        if (first + entry.Size > bits.Count)
        {
            return new StatusLookup.Wrong(Problem.At(
                entry.Pointer + "/statusListIndex",
                StatusCheckProblemCodes.IndexOutOfRange,
                entry.Index.ToString(CultureInfo.InvariantCulture),
                (bits.Count / entry.Size).ToString(CultureInfo.InvariantCulture)));
        }

        var value = Enumerable.Range((int)first, entry.Size).Aggregate(0, (high, bit) => (high << 1) | (bits[bit] ? 1 : 0));
        return new StatusLookup.Known(value != 0) { Value = value };
    }
}
