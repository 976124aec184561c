using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>Where the status of a credential stands, as read from one.</summary>
/// <remarks>
/// Writing one into a credential: <see cref="V3.BitstringStatusListEntry"/>.
/// Source: Bitstring Status List v1.0, BitstringStatusListEntry.
/// </remarks>
/// <param name="Purpose"><c>revocation</c>, <c>suspension</c>, <c>message</c>, or another purpose.</param>
/// <param name="Index">Zero-based position in the list.</param>
/// <param name="StatusListCredential">URL of the status list credential, as it stands in the credential.</param>
/// <param name="Size">Bits of each entry of the list; 1 unless the credential says otherwise.</param>
/// <param name="Pointer">Where in the credential the entry stands, as a JSON Pointer.</param>
public sealed record StatusListEntry(string Purpose, int Index, string StatusListCredential, int Size, string Pointer)
{
    /// <summary>The only type that is read.</summary>
    public const string Type = "BitstringStatusListEntry";

    private const string Property = "credentialStatus";

    /// <summary>Reads every entry in the <c>credentialStatus</c> of a credential.</summary>
    /// <param name="credential">The credential, read by <see cref="StrictJson"/>.</param>
    /// <param name="entries">
    /// The entries in their order; none where the credential has no status, and then this returns
    /// <see langword="true"/>.
    /// </param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: <see cref="StatusProblemCodes.UnknownType"/> for
    /// the first entry that is of another type, <see cref="StatusProblemCodes.EntryMalformed"/> or
    /// <see cref="StatusProblemCodes.IndexMalformed"/>.
    /// </param>
    public static bool TryRead(
        JsonElement credential,
        out ImmutableArray<StatusListEntry> entries,
        [NotNullWhen(false)] out Problem? problem)
    {
        entries = [];
        problem = null;

        if (credential.ValueKind is not JsonValueKind.Object
            || !credential.TryGetProperty(Property, out var status))
        {
            return true;
        }

        if (status.ValueKind is not JsonValueKind.Array)
        {
            return TryReadOne(status, "/" + Property, ref entries, out problem);
        }

        var index = 0;
        foreach (var element in status.EnumerateArray())
        {
            if (!TryReadOne(element, $"/{Property}/{index++}", ref entries, out problem))
            {
                entries = [];
                return false;
            }
        }

        return true;
    }

    private static bool TryReadOne(
        JsonElement element,
        string pointer,
        ref ImmutableArray<StatusListEntry> entries,
        [NotNullWhen(false)] out Problem? problem)
    {
        if (!StatusJson.HasType(element, Type))
        {
            problem = Problem.At(pointer, StatusProblemCodes.UnknownType, StatusJson.FirstType(element));
            return false;
        }

        if (!StatusJson.TryGetString(element, "statusPurpose", out var purpose))
        {
            return Malformed(pointer, "statusPurpose", out problem);
        }

        if (!StatusJson.TryGetString(element, "statusListCredential", out var list))
        {
            return Malformed(pointer, "statusListCredential", out problem);
        }

        if (!StatusJson.TryGetString(element, "statusListIndex", out var text) || !TryParseIndex(text, out var index))
        {
            problem = Problem.At(pointer + "/statusListIndex", StatusProblemCodes.IndexMalformed);
            return false;
        }

        var size = 1;
        if (element.TryGetProperty("statusSize", out var sizeElement)
            && (sizeElement.ValueKind is not JsonValueKind.Number || !sizeElement.TryGetInt32(out size) || size is < 1 or > 32))
        {
            return Malformed(pointer, "statusSize", out problem);
        }

        entries = entries.Add(new StatusListEntry(purpose, index, list, size, pointer));
        problem = null;
        return true;
    }

    // "4x", "+4", " 4", "04" and 4 are other ways to say 4, or mistakes; the list has one place for each text.
    private static bool TryParseIndex(string text, out int index)
    {
        index = 0;
        if (text.Length is 0 or > 10
            || text.AsSpan().ContainsAnyExceptInRange('0', '9')
            || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        long value = 0;
        foreach (var digit in text)
        {
            value = (value * 10) + (digit - '0');
        }

        index = (int)Math.Min(value, int.MaxValue);
        return value <= int.MaxValue;
    }

    private static bool Malformed(string pointer, string property, out Problem problem)
    {
        problem = Problem.At($"{pointer}/{property}", StatusProblemCodes.EntryMalformed, property);
        return false;
    }
}
