using System.Collections.Immutable;

namespace BadgeIssuer.Web.About;

/// <summary>A text of headings, paragraphs and lists, written as people write plain text.</summary>
/// <param name="Title">Its first line, after <c>#</c>.</param>
/// <param name="Blocks">What follows.</param>
public sealed record PlainText(string Title, ImmutableArray<PlainText.Block> Blocks)
{
    /// <summary>What a block is.</summary>
    public enum Kind
    {
        /// <summary>A heading: one line that begins with <c>##</c>.</summary>
        Heading,

        /// <summary>A paragraph: lines up to an empty one.</summary>
        Paragraph,

        /// <summary>A list: lines that begin with <c>-</c>, an item each.</summary>
        List,
    }

    /// <summary>One block.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Lines">The items of a list; of anything else, one.</param>
    public sealed record Block(Kind Kind, ImmutableArray<string> Lines);

    /// <summary>Reads a text.</summary>
    /// <param name="name">What to call it in a complaint.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidDataException">It does not begin with a title.</exception>
    internal static PlainText Read(string name, string text)
    {
        var parts = text.TrimStart('\uFEFF').ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts is [['#', ' ', .. var title], .. var blocks]
            ? new PlainText(title.Trim(), [.. blocks.Select(ReadBlock)])
            : throw new InvalidDataException($"{name} does not begin with a title: “# …” and an empty line.");
    }

    // Japanese is written without spaces, so that a line that goes on brings none of its own.
    private static Block ReadBlock(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.TrimEntries);
        return block.StartsWith("## ", StringComparison.Ordinal) && lines.Length == 1 ? new(Kind.Heading, [block[3..].Trim()])
            : lines.All(line => line.StartsWith("- ", StringComparison.Ordinal)) ? new(Kind.List, [.. lines.Select(line => line[2..].Trim())])
            : new(Kind.Paragraph, [string.Join('\n', lines)]);
    }
}
