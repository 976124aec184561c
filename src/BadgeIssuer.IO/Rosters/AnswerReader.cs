namespace BadgeIssuer.IO.Rosters;

/// <summary>Gives out the answers of a roster line by line, and sees to it that they are the answers of this roster.</summary>
internal sealed class AnswerReader(IEnumerable<RosterAnswer> answers) : IDisposable
{
    private readonly IEnumerator<RosterAnswer> _answers = answers.GetEnumerator();
    private bool _isPeeked;

    /// <summary>The line of the next answer, or <see langword="null"/> after the last.</summary>
    public int? NextLine
    {
        get
        {
            if (!_isPeeked)
            {
                _isPeeked = _answers.MoveNext();
            }

            return _isPeeked ? _answers.Current.Line : null;
        }
    }

    /// <summary>The answer of a line.</summary>
    /// <exception cref="ArgumentException">The next answer is another line's, or there is none.</exception>
    public RosterAnswer Take(int line)
    {
        if (NextLine != line)
        {
            throw new ArgumentException("The answers are not those of this roster, line by line.", nameof(line));
        }

        _isPeeked = false;
        return _answers.Current;
    }

    /// <summary>Ends.</summary>
    /// <exception cref="ArgumentException">Answers are left over.</exception>
    public void Finish()
    {
        if (NextLine is { } line)
        {
            throw new ArgumentException("The roster has no line " + line + ".");
        }
    }

    public void Dispose() => _answers.Dispose();
}
