using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>Where the status of a credential stands, as read from one.</summary>
/// <remarks>
/// Writing one into a credential: <see cref="V3.BitstringStatusListEntry"/>.
/// Source: Bitstring Status List v1.0, BitstringStatusListEntry; Status List 2021, StatusList2021Entry.
/// </remarks>
/// <param name="Purpose"><c>revocation</c>, <c>suspension</c>, <c>message</c>, or another purpose.</param>
/// <param name="Index">Zero-based position in the list.</param>
/// <param name="StatusListCredential">URL of the status list credential, as it stands in the credential.</param>
/// <param name="Size">Bits of each entry of the list; 1 unless the credential says otherwise.</param>
/// <param name="Pointer">Where in the credential the entry stands, as a JSON Pointer.</param>
public sealed record StatusListEntry(string Purpose, int Index, string StatusListCredential, int Size, string Pointer)
{
    /// <summary>The type of an entry of a bitstring status list.</summary>
    public const string Type = "BitstringStatusListEntry";

    // The standard asks for a message for each value, and no document that is read holds more than 65,536.
    private const int MaximumSize = 16;

    /// <summary>Of which kind the list is.</summary>
    public StatusListKind Kind { get; init; }

    /// <summary>What each value means, in the order of the values; default where the credential does not say.</summary>
    public ImmutableArray<string> Messages { get; init; }

    /// <summary>Reads one value of a credential's <c>credentialStatus</c>.</summary>
    /// <param name="element">The value, read by <see cref="StrictJson"/>.</param>
    /// <param name="pointer">Where in the credential it stands, as a JSON Pointer.</param>
    /// <param name="entry">The entry, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: <see cref="StatusProblemCodes.UnknownType"/>,
    /// <see cref="StatusProblemCodes.EntryMalformed"/> or <see cref="StatusProblemCodes.IndexMalformed"/>.
    /// </param>
    public static bool TryRead(
        JsonElement element,
        string pointer,
        [NotNullWhen(true)] out StatusListEntry? entry,
        [NotNullWhen(false)] out Problem? problem)
    {
        entry = null;

        if (StatusListKinds.OfEntry(element) is not { } kind)
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

        if (!TryReadSize(element, out var size))
        {
            return Malformed(pointer, "statusSize", out problem);
        }

        if (!TryReadMessages(element, size, out var messages))
        {
            return Malformed(pointer, "statusMessage", out problem);
        }

        problem = null;
        entry = new StatusListEntry(purpose, index, list, size, pointer) { Kind = kind, Messages = messages };
        return true;
    }

    private static bool TryReadSize(JsonElement element, out int size)
    {
        size = 1;
        return !element.TryGetProperty("statusSize", out var value)
            || (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out size) && size is >= 1 and <= MaximumSize);
    }

    // One message for each value: may be there for one bit, must be there for more.
    private static bool TryReadMessages(JsonElement element, int size, out ImmutableArray<string> messages)
    {
        messages = default;
        if (!element.TryGetProperty("statusMessage", out var stated))
        {
            return size == 1;
        }

        if (stated.ValueKind is not JsonValueKind.Array || stated.GetArrayLength() != 1 << size)
        {
            return false;
        }

        var texts = new string?[1 << size];
        foreach (var item in stated.EnumerateArray())
        {
            if (!StatusJson.TryGetString(item, "status", out var status)
                || !StatusJson.TryGetString(item, "message", out var message)
                || !status.StartsWith("0x", StringComparison.Ordinal)
                || !int.TryParse(status.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                || value < 0 || value >= texts.Length || texts[value] is not null)
            {
                return false;
            }

            texts[value] = message;
        }

        messages = [.. texts.OfType<string>()];
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
