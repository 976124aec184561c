using BadgeIssuer.Problems;

namespace BadgeIssuer.Verification.Words;

/// <summary>What the result page says of each check.</summary>
public static class CheckWords
{
    /// <summary>What was asked.</summary>
    public static LocalizedText Name(CheckId check) => check switch
    {
        CheckId.Format => new("読み取り", "Reading"),
        CheckId.Schema => new("記載事項", "Contents"),
        CheckId.Proof => new("発行者の署名", "Issuer’s proof"),
        CheckId.Refresh => new("更新", "Newer edition"),
        CheckId.Status => new("取消し・停止", "Revocation"),
        CheckId.Period => new("有効期間", "Period"),
        CheckId.Recipient => new("受領者", "Recipient"),
        CheckId.Endorsements => new("第三者の推薦", "Endorsements"),
        CheckId.Issuer => new("発行者の信頼性", "Trust in the issuer"),
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    /// <summary>The outcome in a word.</summary>
    public static LocalizedText Outcome(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => new("適合", "Passed"),
        CheckOutcome.Failed => new("不適合", "Failed"),
        CheckOutcome.Inconclusive => new("判断できず", "Undecided"),
        CheckOutcome.NotApplicable => new("該当なし", "Not applicable"),
        CheckOutcome.NotRun => new("未実施", "Not done"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>What was found, in a sentence.</summary>
    public static string Sentence(CheckResult result, VerificationReport report, Language language) => result switch
    {
        { Problem: { } problem } => ProblemCatalogue.Describe(problem, language),
        { Outcome: CheckOutcome.NotApplicable } => Absent(result.Check).In(language),
        { Check: CheckId.Issuer } when report.Issuer?.Trust is not IssuerTrust.Trusted => UnknownIssuer.In(language),
        _ => Good(result.Check).In(language),
    };

    private static readonly LocalizedText UnknownIssuer = new(
        "このサイトの信頼リストにはない発行者です。署名が示すのは、その識別子を管理する者が発行したことだけです。",
        "The issuer is not on this site’s list. The proof shows only that whoever controls the identifier issued this.");

    private static LocalizedText Good(CheckId check) => check switch
    {
        CheckId.Format => new("バッジを読み取りました。", "A badge was read."),
        CheckId.Schema => new(
            "オープンバッジの規格どおりに記載されています。", "It keeps the rules of Open Badges."),
        CheckId.Proof => new(
            "発行者が発行したもので、発行後に変更されていません。",
            "Its issuer made it, and nothing has been changed since."),
        CheckId.Refresh => new(
            "入手できる最も新しい版で確認しました。", "It was judged in the newest edition that could be had."),
        CheckId.Status => new(
            "取り消されたり、停止されたりしていません。", "It has been neither revoked nor suspended."),
        CheckId.Period => new("有効期間内です。", "It is within its period."),
        CheckId.Recipient => new(
            "入力された方に発行されたバッジです。", "It was issued to the person whom you named."),
        CheckId.Endorsements => new("推薦は確かなものです。", "Its endorsements hold."),
        CheckId.Issuer => new(
            "このサイトの運営者が確認している発行者です。", "Those who run this site vouch for the issuer."),
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    private static LocalizedText Absent(CheckId check) => check switch
    {
        CheckId.Refresh => new("更新の仕組みを持たないバッジです。", "It has no means of being refreshed."),
        CheckId.Status => new(
            "取消しや停止の仕組みを持たないバッジです。", "It has no means of being revoked or suspended."),
        CheckId.Period => new("有効期間の定めはありません。", "It states no period."),
        CheckId.Recipient => new(
            "氏名やメールアドレスの入力がなかったため、照合していません。",
            "Nobody was named to compare the badge with."),
        CheckId.Endorsements => new("第三者の推薦は付いていません。", "It carries no endorsements."),
        _ => new("このバッジには該当しません。", "This does not apply to the badge."),
    };
}
