namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Recognises lines that close a roster or sum it up: 合計, 以上, ※ notes, ruled lines.</summary>
/// <remarks>
/// Only the words decide, and only in a row in which nothing could be a learner: a row that merely lacks what a
/// learner needs is rejected, so that nobody is lost in silence.
/// </remarks>
internal static class TrailerLines
{
    private static readonly string[] Beginnings =
    [
        "合計", "小計", "総計", "累計", "総数", "以上", "以下余白", "以下空白", "備考", "注記", "注意", "凡例",
        "修了者数", "受講者数", "合格者数", "不合格者数", "未修了者数", "対象者数", "人数", "件数",
        "作成日", "作成者", "出力日", "印刷日", "更新日", "最終更新", "total", "subtotal", "grandtotal", "endof", "note",
    ];

    // Too short to begin a longer word with: 計良 is a family name.
    private static readonly string[] Whole = ["計", "注", "終", "了", "以上", "eof", "end", "sum", "count", "notes"];

    public static bool IsTrailer(RosterRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.IsBlank || cell.IsMerged)
            {
                continue;
            }

            if (cell.Value.AsSpan().TrimStart() is ['※' or '＊' or '*', ..])
            {
                return true;
            }

            var key = ColumnVocabulary.Key(cell.Value);
            if (key.Length == 0)
            {
                continue; // a ruled line, if the rest of the row is one too
            }

            return Array.Exists(Beginnings, word => key.StartsWith(word, StringComparison.Ordinal))
                || Array.Exists(Whole, word => key.StartsWith(word, StringComparison.Ordinal)
                    && (key.Length == word.Length || char.IsAsciiDigit(key[word.Length])));
        }

        return true;
    }
}
