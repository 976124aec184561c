using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>The form of a programme's learner numbers, e.g. <c>^Q06-[A-Z]{2}-[0-9]{4}$</c>.</summary>
/// <remarks>
/// The pattern runs without backtracking, so its time is linear in the cell, whatever pattern a setting gives and
/// whatever text a roster brings; look-around and back references are therefore not allowed in it.
/// </remarks>
public sealed class LearnerNumberRule
{
    private readonly Regex _pattern;

    private LearnerNumberRule(Regex pattern) => _pattern = pattern;

    /// <summary>The pattern as it was given.</summary>
    public string Pattern => _pattern.ToString();

    /// <summary>Makes a rule of a pattern that is known to be good.</summary>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is not a pattern that can be used.</exception>
    public static LearnerNumberRule Create(string pattern) =>
        TryCreate(pattern, out var rule) ? rule : throw new ArgumentException("Not a usable pattern.", nameof(pattern));

    /// <summary>Makes a rule of the pattern in a setting.</summary>
    /// <returns>
    /// <see langword="false"/> if it is empty, is not a regular expression, or needs backtracking.
    /// </returns>
    public static bool TryCreate(string? pattern, [NotNullWhen(true)] out LearnerNumberRule? rule)
    {
        rule = null;
        if (string.IsNullOrWhiteSpace(pattern))
        {
            return false;
        }

        try
        {
            rule = new LearnerNumberRule(
                new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Reads a cell: trims it, narrows full-width ASCII, and holds it against the pattern.</summary>
    /// <returns><see langword="false"/> if what is left is not a whole match of the pattern.</returns>
    public bool TryRead(string cell, [NotNullWhen(true)] out string? learnerNumber)
    {
        ArgumentNullException.ThrowIfNull(cell);

        learnerNumber = null;
        var narrowed = TextFolding.Narrow(cell).Trim();

        // A pattern without anchors must not find a number inside a longer text.
        foreach (var match in _pattern.EnumerateMatches(narrowed))
        {
            if (match.Index == 0 && match.Length == narrowed.Length && match.Length > 0)
            {
                learnerNumber = narrowed;
                return true;
            }
        }

        return false;
    }
}
