using System.Text;

namespace BadgeIssuer.Problems;

/// <summary>The catalogue as a page for people: <c>docs/problems.md</c>.</summary>
internal static class ProblemDocument
{
    /// <summary>Writes the page, with <c>\n</c> at the end of each line.</summary>
    public static string Write()
    {
        var page = new StringBuilder()
            .Append("# Problems\n\n")
            .Append("Every code that the product can report: what it means, and what to do about it.\n")
            .Append("Generated from `src/BadgeIssuer/Problems/*.json`; a test compares this page, the sentences and the code.\n")
            .Append("To write it anew: `BADGES_WRITE_DOCS=1 dotnet test tests/BadgeIssuer.IO.Tests --filter ProblemDocument`\n");

        foreach (var room in ProblemCatalogue.Codes.GroupBy(Room))
        {
            page.Append("\n## ").Append(room.Key).Append("\n\n")
                .Append("| code | 日本語 | English |\n|---|---|---|\n");

            foreach (var code in room)
            {
                var text = ProblemCatalogue.TextOf(code);
                page.Append("| `").Append(code).Append("` | ")
                    .Append(Cell(text.Sentence.Japanese, text.Remedy.Japanese)).Append(" | ")
                    .Append(Cell(text.Sentence.English, text.Remedy.English)).Append(" |\n");
            }
        }

        return page.ToString();
    }

    private static string Room(string code) => code[..code.IndexOf('.', StringComparison.Ordinal)];

    private static string Cell(string sentence, string remedy) => $"{Escape(sentence)}<br>→ {Escape(remedy)}";

    private static string Escape(string text) => text
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
