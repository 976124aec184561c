namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>How much work a dataset may ask for before it is refused as hostile.</summary>
/// <remarks>
/// <para>Blank nodes that cannot be told apart by what they are next to are told apart by trying orders, and there are
/// datasets (poison graphs) for which the number of orders is beyond every computer.</para>
/// <para>Source: RDF Dataset Canonicalization §7.1. The published tests need at most 468 calls of Hash N-Degree Quads and
/// 22,680 steps; credentials whose parts can be told apart need none.</para>
/// </remarks>
/// <param name="NDegreeCalls">The most calls of Hash N-Degree Quads.</param>
/// <param name="Steps">
/// The most hashes of related nodes, steps through permutations and copied identifiers, all calls together.
/// </param>
public sealed record WorkLimit(int NDegreeCalls, int Steps)
{
    /// <summary>4,000 calls and 100,000 steps: some tenths of a second at worst.</summary>
    public static WorkLimit Default { get; } = new(4_000, 100_000);
}
