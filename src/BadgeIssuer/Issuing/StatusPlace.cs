namespace BadgeIssuer.Issuing;

/// <summary>A place in a status list: one award's own, for ever.</summary>
/// <param name="List">The list's number, from 1.</param>
/// <param name="Index">The index in it, from 0 and below <see cref="ListLength"/>.</param>
public readonly record struct StatusPlace(int List, int Index)
{
    /// <summary>The entries of a list: the least that the specification allows, so that a list hides its awards.</summary>
    /// <remarks>Source: Bitstring Status List 1.0, “Bitstring Length” (131,072 bits, 16 KiB).</remarks>
    public const int ListLength = 131_072;
}
