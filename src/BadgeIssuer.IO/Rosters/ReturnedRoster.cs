using System.Xml;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.Problems;

namespace BadgeIssuer.IO.Rosters;

/// <summary>The operator's own file, given back with two columns more: 判定 and 理由 of every physical line.</summary>
/// <remarks>
/// <para>A workbook comes back as a workbook, with its other sheets, formats, widths and hidden rows; a text with the
/// separator and in the encoding in which it came. Cells keep their content, except that a text that begins with
/// <c>= + - @</c>, TAB or CR gets an apostrophe before it (<see cref="FormulaGuard"/>) and that a formula of the roster's
/// sheet gives way to the value that was judged.</para>
/// <para>Where the file was returned before, the new answers take the place of the old ones. Reading a returned file
/// gives the judgements of the file it was made from, with two exceptions in text: a row that was too short has all its
/// cells now and is judged by them, and one with a quotation that nothing closes is rejected for what it lacks.</para>
/// <para>Written row by row in memory that does not grow with the roster.</para>
/// </remarks>
public static class ReturnedRoster
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the file aside, and then in its place.</summary>
    /// <param name="reading">The roster, still open.</param>
    /// <param name="outcomes">What became of its lines: every line once, in order. Enumerated once.</param>
    /// <param name="language">The language of the headings, words and reasons.</param>
    /// <param name="target">Where it belongs; an earlier file there is replaced. Only its owner may read it.</param>
    /// <exception cref="ArgumentException">The outcomes are not those of this roster's lines.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="InvalidDataException">
    /// The workbook is damaged where reading it as a roster did not look, or has no two free columns.
    /// </exception>
    public static void Write(
        RosterReading reading, IEnumerable<IssuanceOutcome> outcomes, Language language, string target)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentException.ThrowIfNullOrEmpty(target);

        using var batch = new FileBatch();
        batch.Write(Path.GetFullPath(target), stream => Write(reading, outcomes, language, stream), OwnerOnly);
        batch.Commit();
    }

    /// <summary>Writes into a stream, which stays open.</summary>
    internal static void Write(
        RosterReading reading, IEnumerable<IssuanceOutcome> outcomes, Language language, Stream target)
    {
        using var answers = new AnswerReader(outcomes.Select(outcome => Answer(outcome, language)));
        try
        {
            reading.Table.WriteReturned(target, answers, language);
        }
        catch (Exception exception) when (exception is XlsxException or XmlException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }

        answers.Finish();
    }

    private static RosterAnswer Answer(IssuanceOutcome outcome, Language language)
    {
        var judgement = outcome.Judgement;

        // Whoever must mend a row is told how; to the others the remedy would only be noise.
        var isToMend = judgement.Disposition is Disposition.Reject or Disposition.Hold;
        var reasons = judgement.Problems.Select(problem =>
        {
            var sentence = ProblemCatalogue.Describe(problem, language);
            var remedy = isToMend ? ProblemCatalogue.Remedy(problem, language) : "";
            return remedy.Length == 0 ? sentence : $"{sentence} → {remedy}";
        });
        return new RosterAnswer(
            judgement.Line,
            judgement.Disposition,
            RosterWords.Of(outcome).In(language),
            string.Join(' ', reasons));
    }
}
