namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>A line of a <see cref="LineBuffer"/>.</summary>
internal struct Line
{
    public int Start;
    public int End;

    /// <summary>Eight bytes of the line, where <see cref="LineSorter"/> looks just now, in the order of their bytes.</summary>
    public ulong Key;
}
