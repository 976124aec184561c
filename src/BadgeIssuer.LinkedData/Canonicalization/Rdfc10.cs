using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>RDFC-1.0, the RDF Dataset Canonicalization algorithm.</summary>
/// <remarks>Source: RDF Dataset Canonicalization (W3C Recommendation, 2024) §4.4.3. Steps are numbered as there.</remarks>
public static class Rdfc10
{
    /// <summary>Canonicalizes a dataset.</summary>
    /// <param name="dataset">The dataset. Predicates must not be blank nodes.</param>
    /// <param name="hash">The hash to use inside.</param>
    /// <param name="limit">How much work it may take; null for <see cref="WorkLimit.Default"/>.</param>
    /// <exception cref="WorkLimitExceededException">It takes more.</exception>
    public static CanonicalDataset Canonicalize(
        RdfDataset dataset, CanonicalizationHash hash = CanonicalizationHash.Sha256, WorkLimit? limit = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var lines = new LineBuffer();
        var identifiers = Issue(dataset, hash, new Work(limit ?? WorkLimit.Default), lines);
        var issued = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var blank = 0; blank < identifiers.Length; blank++)
        {
            issued.Add(dataset.Label(blank), string.Create(CultureInfo.InvariantCulture, $"c14n{identifiers[blank]}"));
        }

        return new CanonicalDataset(Serialize(dataset, identifiers, lines).ToArray(), issued.ToImmutable());
    }

    /// <summary>Hashes the canonical form of a dataset: what Data Integrity signs.</summary>
    /// <param name="dataset">The dataset. Predicates must not be blank nodes.</param>
    /// <param name="destination">Where the hash goes: 32 bytes for SHA-256, 48 for SHA-384.</param>
    /// <param name="hash">The hash, inside and of the outcome.</param>
    /// <param name="limit">How much work it may take; null for <see cref="WorkLimit.Default"/>.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="WorkLimitExceededException">It takes more.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Hash(
        RdfDataset dataset,
        Span<byte> destination,
        CanonicalizationHash hash = CanonicalizationHash.Sha256,
        WorkLimit? limit = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var lines = new LineBuffer();
        var identifiers = Issue(dataset, hash, new Work(limit ?? WorkLimit.Default), lines);
        return hash.Compute(Serialize(dataset, identifiers, lines), destination);
    }

    // 2 to 5: the number of the canonical identifier of every blank node.
    internal static int[] Issue(RdfDataset dataset, CanonicalizationHash hash, Work work, LineBuffer lines)
    {
        var count = dataset.BlankCount;
        var numbers = new int[count];

        // Optimised: one blank node is c14n0 whatever its hash, and none needs nothing.
        if (count < 2)
        {
            return numbers;
        }

        // 2
        using var quads = new BlankNodeQuads(dataset);

        // 3
        var size = hash.Size();
        var hashes = ArrayPool<byte>.Shared.Rent(count * size);
        for (var blank = 0; blank < count; blank++)
        {
            FirstDegreeHash.Compute(dataset, quads.Of(blank), blank, hash, lines, hashes.AsSpan(blank * size, size));
        }

        // 4: bytes are in the order of their hexadecimal digits.
        var order = new int[count];
        for (var blank = 0; blank < count; blank++)
        {
            order[blank] = blank;
        }

        Array.Sort(order, new ByHash(hashes, size));

        // Optimised: where no two hashes are equal, which is the rule, the order of the hashes is all that steps 4 and
        // 5 would find.
        if (AreDistinct(order, hashes, size))
        {
            for (var i = 0; i < count; i++)
            {
                numbers[order[i]] = i;
            }
        }
        else
        {
            var issuer = IssueByNDegree(dataset, quads, order, hashes, hash, work);
            for (var i = 0; i < count; i++)
            {
                numbers[issuer.Order[i]] = i;
            }
        }

        ArrayPool<byte>.Shared.Return(hashes);
        return numbers;
    }

    // 4, 5
    private static IdentifierIssuer IssueByNDegree(
        RdfDataset dataset, BlankNodeQuads quads, int[] order, byte[] hashes, CanonicalizationHash hash, Work work)
    {
        var size = hash.Size();
        var canonical = new IdentifierIssuer("c14n");
        var groups = Groups(order, hashes, size);

        // 4: those with a hash of their own.
        foreach (var group in groups)
        {
            if (group.Length == 1)
            {
                canonical.Issue(order[group.Start]);
            }
        }

        // 5: those that share theirs.
        var texts = new string[order.Length];
        for (var blank = 0; blank < texts.Length; blank++)
        {
            texts[blank] = Convert.ToHexStringLower(hashes.AsSpan(blank * size, size));
        }

        var nDegree = new NDegreeHash(dataset, quads, texts, canonical, hash, work);
        foreach (var group in groups)
        {
            if (group.Length == 1)
            {
                continue;
            }

            // 5.1, 5.2
            var paths = new List<(string Hash, IdentifierIssuer Issuer)>();
            foreach (var blank in order.AsSpan(group.Start, group.Length))
            {
                // 5.2.1
                if (canonical.Has(blank))
                {
                    continue;
                }

                // 5.2.2 to 5.2.4
                var temporary = new IdentifierIssuer("b");
                temporary.Issue(blank);
                paths.Add(nDegree.Compute(blank, temporary));
            }

            // 5.3
            foreach (var (_, issuer) in paths.OrderBy(path => path.Hash, StringComparer.Ordinal))
            {
                foreach (var blank in issuer.Order)
                {
                    canonical.Issue(blank);
                }
            }
        }

        return canonical;
    }

    // 6, 7: every quad with canonical identifiers, in code point order.
    private static ReadOnlySpan<byte> Serialize(RdfDataset dataset, int[] numbers, LineBuffer lines)
    {
        lines.Clear();
        var text = dataset.Text;
        foreach (ref readonly var row in dataset.Rows)
        {
            var from = row.Start;
            AppendIdentifier(lines, row.SubjectBlank, numbers);
            if (row.ObjectBlank >= 0)
            {
                lines.Append(text[from..row.Object]);
                AppendIdentifier(lines, row.ObjectBlank, numbers);
                from = row.Object;
            }

            if (row.GraphBlank >= 0)
            {
                lines.Append(text[from..row.Graph]);
                AppendIdentifier(lines, row.GraphBlank, numbers);
                from = row.Graph;
            }

            lines.Append(text[from..row.End]);
            lines.EndLine();
        }

        return lines.Sorted();
    }

    private static void AppendIdentifier(LineBuffer lines, int blank, int[] numbers)
    {
        if (blank < 0)
        {
            return;
        }

        Span<byte> label = stackalloc byte[16];
        "_:c14n"u8.CopyTo(label);
        numbers[blank].TryFormat(label[6..], out var digits, default, CultureInfo.InvariantCulture);
        lines.Append(label[..(6 + digits)]);
    }

    private static bool AreDistinct(int[] order, byte[] hashes, int size)
    {
        for (var i = 1; i < order.Length; i++)
        {
            if (AreEqual(order[i - 1], order[i], hashes, size))
            {
                return false;
            }
        }

        return true;
    }

    private static List<(int Start, int Length)> Groups(int[] order, byte[] hashes, int size)
    {
        var groups = new List<(int Start, int Length)>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && AreEqual(order[start], order[end], hashes, size))
            {
                end++;
            }

            groups.Add((start, end - start));
            start = end;
        }

        return groups;
    }

    private static bool AreEqual(int a, int b, byte[] hashes, int size) =>
        hashes.AsSpan(a * size, size).SequenceEqual(hashes.AsSpan(b * size, size));

    private sealed class ByHash(byte[] hashes, int size) : IComparer<int>
    {
        public int Compare(int x, int y) =>
            hashes.AsSpan(x * size, size).SequenceCompareTo(hashes.AsSpan(y * size, size));
    }
}
