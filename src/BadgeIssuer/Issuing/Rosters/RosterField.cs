namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What a roster's column holds.</summary>
public enum RosterField
{
    /// <summary>受講者番号.</summary>
    LearnerNumber,

    /// <summary>氏名.</summary>
    Name,

    /// <summary>姓, where the name stands in two columns.</summary>
    FamilyName,

    /// <summary>名, where the name stands in two columns.</summary>
    GivenName,

    /// <summary>フリガナ, or セイ and メイ: recognised, so that it is not taken for the name.</summary>
    Reading,

    /// <summary>メールアドレス.</summary>
    EmailAddress,

    /// <summary>プログラム名, コース, テーマ, or a code: several columns may tell it.</summary>
    Achievement,

    /// <summary>修了日.</summary>
    CompletedOn,

    /// <summary>The year of completion, where the date stands in three columns.</summary>
    CompletedYear,

    /// <summary>The month of completion.</summary>
    CompletedMonth,

    /// <summary>The day of the month of completion.</summary>
    CompletedDay,

    /// <summary>合否, 判定, 修了: several columns may tell it.</summary>
    Result,

    /// <summary>区分: 新規, 訂正 or 取消.</summary>
    Purpose,

    /// <summary>備考.</summary>
    Remarks,
}
