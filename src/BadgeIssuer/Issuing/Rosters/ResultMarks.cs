using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>The marks by which a roster says whether a learner completed.</summary>
/// <remarks>Width, letter case and spaces do not count. What is in neither list is never guessed at.</remarks>
public sealed class ResultMarks
{
    private readonly FrozenDictionary<string, ResultMark> _marks;

    /// <summary>Makes a set of marks that a person wrote.</summary>
    /// <param name="pass">The marks of those who completed.</param>
    /// <param name="notEligible">The marks of those who did not.</param>
    /// <param name="marks">The set, if this returns <see langword="true"/>.</param>
    /// <param name="ambiguous">The marks that stand in both lists, as they are written in the second.</param>
    /// <returns><see langword="false"/> if a mark is blank or stands in both lists.</returns>
    public static bool TryCreate(
        ImmutableArray<string> pass,
        ImmutableArray<string> notEligible,
        [NotNullWhen(true)] out ResultMarks? marks,
        out ImmutableArray<string> ambiguous)
    {
        var keys = pass.Select(TextFolding.Key).ToHashSet(StringComparer.Ordinal);
        ambiguous = [.. notEligible.Where(text => keys.Contains(TextFolding.Key(text)))];
        var isGood = ambiguous.IsEmpty && pass.Concat(notEligible).All(text => TextFolding.Key(text).Length > 0);
        marks = isGood ? new ResultMarks(pass, notEligible) : null;
        return isGood;
    }

    /// <summary>Makes a set of marks.</summary>
    /// <param name="pass">The marks of those who completed.</param>
    /// <param name="notEligible">The marks of those who did not.</param>
    /// <exception cref="ArgumentException">A mark is blank, or stands in both lists.</exception>
    public ResultMarks(IEnumerable<string> pass, IEnumerable<string> notEligible)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(notEligible);

        var marks = new Dictionary<string, ResultMark>(StringComparer.Ordinal);
        Add(pass, ResultMark.Pass, nameof(pass));
        Add(notEligible, ResultMark.NotEligible, nameof(notEligible));
        _marks = marks.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(IEnumerable<string> texts, ResultMark mark, string parameter)
        {
            foreach (var text in texts)
            {
                var key = TextFolding.Key(text);
                if (key.Length == 0 || (marks.TryGetValue(key, out var other) && other != mark))
                {
                    throw new ArgumentException("A mark is blank, or means two things.", parameter);
                }

                marks[key] = mark;
            }
        }
    }

    /// <summary>The marks that Japanese rosters use; the circle is written with any of three characters.</summary>
    public static ResultMarks Default { get; } = new(
        ["合格", "合", "修了", "可", "○", "◯", "〇", "済", "pass"],
        ["不合格", "未修了", "辞退", "離脱", "×", "fail"]);

    /// <summary>The marks that mean something, as they are compared, in the order of their code points.</summary>
    public IEnumerable<string> Of(ResultMark mark) =>
        _marks.Where(entry => entry.Value == mark).Select(entry => entry.Key).Order(StringComparer.Ordinal);

    /// <summary>What a cell says.</summary>
    public ResultMark Read(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);

        var key = TextFolding.Key(cell);
        return key.Length == 0 ? ResultMark.Blank : _marks.GetValueOrDefault(key, ResultMark.Unknown);
    }
}

/// <summary>What a result cell says.</summary>
public enum ResultMark
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>Something that is in neither list.</summary>
    Unknown,

    /// <summary>The learner completed.</summary>
    Pass,

    /// <summary>The learner did not complete.</summary>
    NotEligible,
}
