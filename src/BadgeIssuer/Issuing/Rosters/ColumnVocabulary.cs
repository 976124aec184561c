using System.Collections.Frozen;
using System.Text;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>The headings by which rosters call their columns, in Japanese and English.</summary>
internal static class ColumnVocabulary
{
    // The order within a field is its rank: where two headings claim one field, the earlier name wins. A name after
    // the bar is weak: it counts only where nothing says it better (No beside 受講者番号 is a running number).
    private static readonly (RosterField Field, string Names)[] Names =
    [
        (RosterField.LearnerNumber,
            "受講者番号 受講番号 受講生番号 受講者ID 受講生ID 受講ID 受講者No 受講生No 受講No 受講者コード 学習者番号 学習者ID "
            + "LearnerNumber LearnerID LearnerNo StudentNumber StudentID ParticipantNumber ParticipantID | No 番号 ID Number"),
        (RosterField.Name,
            "氏名 受講者氏名 受講生氏名 修了者氏名 受講者名 受講生名 修了者名 氏名漢字 漢字氏名 姓名 名前 お名前 フルネーム "
            + "Name FullName LearnerName StudentName ParticipantName RecipientName"),
        (RosterField.FamilyName,
            "姓 氏 名字 苗字 姓漢字 漢字姓 氏名姓 氏名氏 FamilyName LastName Surname RecipientSurname NameFamily NameLast"),
        (RosterField.GivenName,
            "名 名漢字 漢字名 氏名名 GivenName FirstName Forename RecipientFirstName NameGiven NameFirst"),
        (RosterField.Reading,
            "フリガナ ふりがな カナ かな ヨミ よみ ヨミガナ よみがな 読み 読み仮名 読みがな 氏名カナ カナ氏名 氏名フリガナ 氏名ふりがな "
            + "フリガナ氏名 氏名かな セイ メイ せい めい 姓カナ 名カナ 姓フリガナ 名フリガナ 姓かな 名かな 氏名セイ 氏名メイ フリガナ姓 フリガナ名 "
            + "フリガナセイ フリガナメイ カナ姓 カナ名 カナセイ カナメイ Kana Furigana NameKana KanaName Reading"),
        (RosterField.EmailAddress,
            "メールアドレス 電子メールアドレス Eメールアドレス 連絡先メールアドレス 受講者メールアドレス メール 電子メール Eメール メアド "
            + "Email EmailAddress Mail MailAddress RecipientEmail LearnerEmail"),
        (RosterField.Achievement,
            "プログラムコード 講座コード コースコード バッジコード 教材コード プログラム名 プログラム プログラム名称 受講プログラム 修了プログラム "
            + "コース名 コース 受講コース 講座名 講座 教材名 教材 教材タイプ テーマ名 テーマ 受講テーマ パターン バッジ名 "
            + "ProgrammeCode ProgramCode CourseCode AchievementCode BadgeCode Programme Program ProgrammeName ProgramName "
            + "Course CourseName Achievement AchievementName Badge BadgeName Theme"),
        (RosterField.CompletedOn,
            "修了日 修了年月日 修了日付 修了認定日 修了認定年月日 完了日 完了年月日 "
            + "CompletionDate DateCompleted DateOfCompletion CompletedOn CompletedDate CompletedAt"),
        (RosterField.CompletedYear, "修了年 修了日年 修了年月日年 完了年 CompletionYear CompletedYear | 年 Year"),
        (RosterField.CompletedMonth, "修了月 修了日月 修了年月日月 完了月 CompletionMonth CompletedMonth | 月 Month"),
        (RosterField.CompletedDay, "修了日日 修了年月日日 CompletionDay CompletedDay | 日 Day"),
        (RosterField.Result,
            "合否 合否判定 修了判定 修了可否 修了有無 判定 判定結果 修了 修了状況 合否結果 結果 "
            + "Result PassFail Passed Completion Completed CompletionStatus | Status"),
        (RosterField.Purpose, "区分 処理区分 登録区分 申請区分 新規訂正取消 Purpose Action RowType EntryType ChangeType | Type"),
        (RosterField.Remarks, "備考 備考欄 摘要 コメント Remarks Remark Notes Note Comment Comments"),
    ];

    private const string Required = "必須";

    // What a heading may say beside its name without changing what the column holds.
    private static readonly FrozenSet<string> Decorations = new[]
    {
        Required, "任意", "半角", "全角", "半角英数", "半角英数字", "半角数字", "西暦", "和暦", "漢字", "yyyymmdd", "yyyymd", "required",
        "新規訂正取消", "合格不合格", "修了未修了", "passfail",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ColumnName> ByKey = Build();

    /// <summary>What a heading says, or <see langword="null"/>.</summary>
    public static ColumnName? Find(string heading)
    {
        if (ByKey.TryGetValue(Key(heading), out var name))
        {
            return name;
        }

        var plain = WithoutDecorations(heading);
        return plain is not null && ByKey.TryGetValue(Key(plain), out name) ? name : null;
    }

    /// <summary>A heading's letters and digits, folded: what two writings of one heading have in common.</summary>
    public static string Key(string heading) => Letters(TextFolding.Key(heading));

    private static string Letters(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text.Where(char.IsLetterOrDigit))
        {
            builder.Append(character);
        }

        return builder.ToString();
    }

    // Takes bracketed decorations away, and 必須 at the end; null if there were none.
    private static string? WithoutDecorations(string heading)
    {
        var text = TextFolding.Key(heading);
        var changed = false;
        while (text.AsSpan().IndexOfAny("([【〔") is var open and >= 0
            && text.AsSpan(open).IndexOfAny(")]】〕") is var length and > 0)
        {
            var inside = Letters(text.Substring(open + 1, length - 1));
            if (inside.Length > 0 && !Decorations.Contains(inside))
            {
                return null;
            }

            text = text.Remove(open, length + 1);
            changed = true;
        }

        if (text.EndsWith(Required, StringComparison.Ordinal))
        {
            text = text[..^Required.Length];
            changed = true;
        }

        return changed ? text : null;
    }

    private static FrozenDictionary<string, ColumnName> Build()
    {
        var names = new Dictionary<string, ColumnName>(StringComparer.Ordinal);
        foreach (var (field, list) in Names)
        {
            var rank = 0;
            var isWeak = false;
            foreach (var name in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name is "|")
                {
                    isWeak = true;
                    continue;
                }

                names.Add(Key(name), new ColumnName(field, rank++, isWeak));
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>What a heading says.</summary>
/// <param name="Field">The field.</param>
/// <param name="Rank">From 0; of two headings of one field the one with the smaller rank is meant.</param>
/// <param name="IsWeak">Whether it counts only where no other heading says the same.</param>
internal readonly record struct ColumnName(RosterField Field, int Rank, bool IsWeak);
