using System.Globalization;

namespace BadgeIssuer.Issuing;

/// <summary>Which status list: as in addresses and file names, <c>1</c> or <c>1-suspension</c>.</summary>
/// <param name="Number">The number of the places, from 1: an award has one place in both lists of a number.</param>
/// <param name="Suspends">Whether it is the list of suspensions; otherwise that of revocations.</param>
/// <remarks>Source: Bitstring Status List 1.0 §2.1, the purposes <c>revocation</c> and <c>suspension</c>.</remarks>
public readonly record struct StatusListName(int Number, bool Suspends)
{
    private const string SuspensionEnding = "-suspension";

    /// <summary>The list's purpose, as the specification names it.</summary>
    public string Purpose => Suspends ? "suspension" : "revocation";

    /// <summary>Reads a name; nothing but the one spelling is accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out StatusListName name)
    {
        var suspends = text.EndsWith(SuspensionEnding, StringComparison.Ordinal);
        var digits = suspends ? text[..^SuspensionEnding.Length] : text;
        var good = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            && digits[0] != '0';
        name = good ? new StatusListName(number, suspends) : default;
        return good;
    }

    /// <summary>The name.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number}{(Suspends ? SuspensionEnding : "")}");
}
