using System.Text;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>The Hash N-Degree Quads algorithm, with Hash Related Blank Node.</summary>
/// <remarks>Source: RDF Dataset Canonicalization §4.7.3 and §4.8.3. Steps are numbered as there.</remarks>
internal sealed class NDegreeHash(
    RdfDataset dataset,
    BlankNodeQuads blankNodeQuads,
    IReadOnlyList<string> firstDegreeHashes,
    IdentifierIssuer canonicalIssuer,
    CanonicalizationHash hash,
    Work work)
{
    /// <summary>Hashes a blank node by its surroundings.</summary>
    /// <param name="blank">The node.</param>
    /// <param name="issuer">Names for the nodes on the way here.</param>
    /// <returns>The hash in hexadecimal, and the issuer with the names of the order that was chosen.</returns>
    public (string Hash, IdentifierIssuer Issuer) Compute(int blank, IdentifierIssuer issuer)
    {
        work.NDegree();

        // 1 to 3
        var related = RelatedByHash(blank, issuer);

        // 4
        var data = new StringBuilder();

        // 5: hexadecimal digits are in code point order when they are in ordinal order.
        foreach (var (relatedHash, nodes) in related)
        {
            // 5.1
            data.Append(relatedHash);

            // 5.2 to 5.4
            var (path, chosen) = ChoosePath(nodes, issuer);

            // 5.5, 5.6
            data.Append(path);
            issuer = chosen;
        }

        // 6
        return (Hash(data.ToString()), issuer);
    }

    // 1 to 3
    private SortedDictionary<string, List<int>> RelatedByHash(int blank, IdentifierIssuer issuer)
    {
        var related = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var index in blankNodeQuads.Of(blank))
        {
            var row = dataset.Rows[index];

            // 3.1
            Add(row.SubjectBlank, row, 's');
            Add(row.ObjectBlank, row, 'o');
            Add(row.GraphBlank, row, 'g');
        }

        return related;

        void Add(int other, in QuadRow row, char position)
        {
            if (other < 0 || other == blank)
            {
                return;
            }

            var key = HashRelated(other, row, issuer, position);
            if (!related.TryGetValue(key, out var nodes))
            {
                related[key] = nodes = [];
            }

            nodes.Add(other);
        }
    }

    // §4.7.3
    private string HashRelated(int related, in QuadRow row, IdentifierIssuer issuer, char position)
    {
        work.Step();

        // 1
        var input = new StringBuilder().Append(position);

        // 2: without the space that the dataset's text has behind it.
        if (position != 'g')
        {
            input.Append(Encoding.UTF8.GetString(dataset.Text[row.Predicate..(row.Object - 1)]));
        }

        // 3, 4
        if (canonicalIssuer.Has(related))
        {
            input.Append("_:").Append(canonicalIssuer.Identifier(related));
        }
        else if (issuer.Has(related))
        {
            input.Append("_:").Append(issuer.Identifier(related));
        }
        else
        {
            input.Append(firstDegreeHashes[related]);
        }

        // 5
        return Hash(input.ToString());
    }

    // 5.2 to 5.4
    private (string Path, IdentifierIssuer Issuer) ChoosePath(List<int> nodes, IdentifierIssuer issuer)
    {
        string? chosenPath = null;
        IdentifierIssuer? chosenIssuer = null;

        var permutation = nodes.ToArray();
        Array.Sort(permutation);
        do
        {
            if (TryPath(permutation, issuer, chosenPath) is { } candidate
                && (chosenPath is null || string.CompareOrdinal(candidate.Path, chosenPath) < 0))
            {
                (chosenPath, chosenIssuer) = candidate;
            }
        }
        while (NextPermutation(permutation));

        return (chosenPath!, chosenIssuer!);
    }

    // 5.4.1 to 5.4.5. Null: the path is no better than the one chosen already.
    private (string Path, IdentifierIssuer Issuer)? TryPath(int[] permutation, IdentifierIssuer issuer, string? chosen)
    {
        // 5.4.1 to 5.4.3
        work.Step(issuer.Order.Count);
        var copy = issuer.Copy();
        var path = new StringBuilder();
        var recursion = new List<int>();

        // 5.4.4
        foreach (var related in permutation)
        {
            work.Step();
            if (canonicalIssuer.Has(related))
            {
                // 5.4.4.1
                path.Append("_:").Append(canonicalIssuer.Identifier(related));
            }
            else
            {
                // 5.4.4.2
                if (!copy.Has(related))
                {
                    recursion.Add(related);
                }

                path.Append("_:").Append(copy.Identifier(related));
            }

            // 5.4.4.3
            if (IsWorse(path, chosen))
            {
                return null;
            }
        }

        // 5.4.5
        foreach (var related in recursion)
        {
            var (relatedHash, relatedIssuer) = Compute(related, copy);
            path.Append("_:").Append(copy.Identifier(related));
            path.Append('<').Append(relatedHash).Append('>');
            copy = relatedIssuer;

            // 5.4.5.5
            if (IsWorse(path, chosen))
            {
                return null;
            }
        }

        return (path.ToString(), copy);
    }

    private static bool IsWorse(StringBuilder path, string? chosen) =>
        chosen is not null
        && path.Length >= chosen.Length
        && string.CompareOrdinal(path.ToString(), chosen) > 0;

    // The next in lexicographic order; false after the last. Equal nodes are not exchanged for one another.
    private static bool NextPermutation(int[] items)
    {
        var pivot = items.Length - 2;
        while (pivot >= 0 && items[pivot] >= items[pivot + 1])
        {
            pivot--;
        }

        if (pivot < 0)
        {
            return false;
        }

        var successor = items.Length - 1;
        while (items[successor] <= items[pivot])
        {
            successor--;
        }

        (items[pivot], items[successor]) = (items[successor], items[pivot]);
        Array.Reverse(items, pivot + 1, items.Length - pivot - 1);
        return true;
    }

    private string Hash(string text)
    {
        Span<byte> digest = stackalloc byte[HashAlgorithms.MaximumSize];
        var length = hash.Compute(Encoding.UTF8.GetBytes(text), digest);
        return Convert.ToHexStringLower(digest[..length]);
    }
}
