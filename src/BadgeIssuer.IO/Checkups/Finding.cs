using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Checkups;

/// <summary>What was found of one part of a workspace.</summary>
/// <param name="Part">Which part: <c>settings</c>, <c>keys</c>, <c>store</c> …</param>
/// <param name="Health">How it is.</param>
/// <param name="Detail">What was looked at, in figures; names nobody.</param>
/// <param name="Problems">What is wrong, the first few; each says what to do.</param>
public sealed record Finding(string Part, Health Health, string Detail, ImmutableArray<Problem> Problems)
{
    private const int Most = 10;

    internal static Finding Of(string part, string detail, IEnumerable<Problem> problems, Health worst = Health.Bad)
    {
        ImmutableArray<Problem> found = [.. problems.Take(Most)];
        return new Finding(part, found.IsEmpty ? Health.Good : worst, detail, found);
    }
}
