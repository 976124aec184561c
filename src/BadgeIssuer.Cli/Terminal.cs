using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Cli;

/// <summary>Where a command speaks: results to standard output, everything else to standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, Language language, bool json)
{
    // Names and sentences stay readable; a line is never part of an HTML page.
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The language in which people are spoken to.</summary>
    public Language Language => language;

    /// <summary>Whether results are JSON, one object a line.</summary>
    public bool Json => json;

    /// <summary>A line of the result, for people: nothing with <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!json)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>A result that is in a form of its own and ends its lines itself: nothing with <c>--json</c>.</summary>
    public void SayAsIs(string text)
    {
        if (!json)
        {
            output.Write(text);
        }
    }

    /// <summary>A line of the result, for people, in their language.</summary>
    public void Say(string japanese, string english) => Say(In(japanese, english));

    /// <summary>A labelled line of the result, for people.</summary>
    public void Say(string japanese, string english, string value) =>
        Say(japanese + "：" + value, english + ": " + value);

    /// <summary>A line of the result, for programs: nothing without <c>--json</c>.</summary>
    public void SayJson(Action<Utf8JsonWriter> write)
    {
        if (!json)
        {
            return;
        }

        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, OneLine))
        {
            write(writer);
        }

        output.WriteLine(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }

    /// <summary>What a result would look like here, line ends included. For work on several threads.</summary>
    public string Record(Action<Terminal> tell)
    {
        using var aside = new StringWriter(CultureInfo.InvariantCulture) { NewLine = output.NewLine };
        tell(new Terminal(aside, error, language, json));
        return aside.ToString();
    }

    /// <summary>A message about the work, not a result.</summary>
    public void Note(string japanese, string english) => WriteError(In(japanese, english));

    /// <summary>A problem, with what to do about it.</summary>
    public void Complain(Problem problem, string? place = null)
    {
        var where = string.Join(' ', new[] { place, problem.Pointer }.Where(part => !string.IsNullOrEmpty(part)));
        WriteError($"{(where.Length == 0 ? "" : where + ": ")}{ProblemCatalogue.Describe(problem, language)} [{problem.Code}]");

        if (ProblemCatalogue.Remedy(problem, language) is { Length: > 0 } remedy)
        {
            WriteError($"  → {remedy}");
        }
    }

    /// <summary>Problems, each with what to do about it.</summary>
    public void Complain(IEnumerable<Problem> problems, string? place = null)
    {
        foreach (var problem in problems)
        {
            Complain(problem, place);
        }
    }

    // Results so far come first, so that a person who sees both streams reads them in the order in which they arose.
    private void WriteError(string line)
    {
        output.Flush();
        error.WriteLine(line);
    }

    /// <summary>One of two texts, by the language.</summary>
    public string In(string japanese, string english) => language is Language.Japanese ? japanese : english;
}
