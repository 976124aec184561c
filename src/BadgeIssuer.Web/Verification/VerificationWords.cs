using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Web.Verification;

/// <summary>The words of the verification pages.</summary>
internal static class VerificationWords
{
    public static readonly LocalizedText Title = new("バッジを確認する", "Check a badge");
    public static readonly LocalizedText Lead = new(
        "受け取ったバッジが本物か、現在も有効かを、その場で確認できます。登録は不要です。確認した内容は保存しません。",
        "Find out at once whether a badge is genuine and whether it still holds. No account is needed, and nothing that you check is kept.");
    public static readonly LocalizedText FileLegend = new("ファイルで確認する", "Check a file");
    public static readonly LocalizedText FileHint = new(
        "バッジの画像（PNG・SVG）またはデータ（JSON・JWT）。{0}まで。",
        "A badge picture (PNG, SVG) or data (JSON, JWT), up to {0}.");
    public static readonly LocalizedText Drop = new(
        "ここにファイルをドロップするか、選択してください", "Drop a file here, or choose one");
    public static readonly LocalizedText Or = new("または", "or");
    public static readonly LocalizedText PhotoLegend = new("QRコードを撮影して確認する", "Check by photographing a QR code");
    public static readonly LocalizedText PhotoHint = new(
        "修了証などのQRコードの写真（JPEG・PNG、8\u00A0MBまで）。スマートフォンではカメラが開きます。写真は保存しません。",
        "A photograph of the QR code on a certificate (JPEG or PNG, up to 8\u00A0MB). A phone opens its camera. Nothing is kept.");
    public static readonly LocalizedText PhotoRead = new(
        "QRコードを読み取りました。「確認する」を押してください。", "The QR code was read. Now choose “Check”.");
    public static readonly LocalizedText TextLegend = new("リンクまたはテキストで確認する", "Check a link or text");
    public static readonly LocalizedText TextHint = new(
        "バッジのリンク（https://…）か、バッジのデータを貼り付けてください。",
        "Paste the link of a badge (https://…) or the badge’s data.");
    public static readonly LocalizedText RecipientSummary = new(
        "本人のバッジかどうかも確認する（任意）", "Also check whose badge it is (optional)");
    public static readonly LocalizedText RecipientLabel = new(
        "氏名またはメールアドレス", "Name or mail address");
    public static readonly LocalizedText RecipientHint = new(
        "バッジの持ち主として名乗っている方の氏名またはメールアドレス。バッジに記録された照合用の値と照らし合わせます。",
        "Of the person who says that the badge is theirs. It is compared with the fingerprint in the badge.");
    public static readonly LocalizedText Submit = new("確認する", "Check");
    public static readonly LocalizedText Nothing = new(
        "ファイルを選ぶか、リンクまたはテキストを入力してください。", "Please choose a file, or enter a link or text.");
    public static readonly LocalizedText ResultTitle = new("確認結果", "Result");
    public static readonly LocalizedText Confirmation = new("デジタルバッジ確認書", "Confirmation of a digital badge");
    public static readonly LocalizedText Facts = new("バッジの内容", "What the badge says");
    public static readonly LocalizedText Unproven = new(
        "次の内容は、提示されたデータに書かれているとおりに示したもので、事実とは限りません。",
        "This is shown as it stands in what was handed in. It is not established.");
    public static readonly LocalizedText Checks = new("確認した項目", "What was checked");
    public static readonly LocalizedText Record = new("この確認について", "About this check");
    public static readonly LocalizedText Achievement = new("名称", "Achievement");
    public static readonly LocalizedText Issuer = new("発行者", "Issuer");
    public static readonly LocalizedText IssuerId = new("発行者の識別子", "Issuer’s identifier");
    public static readonly LocalizedText BadgeId = new("バッジの識別子", "Badge’s identifier");
    public static readonly LocalizedText ValidFrom = new("有効期間の開始", "Valid from");
    public static readonly LocalizedText ValidUntil = new("有効期限", "Valid until");
    public static readonly LocalizedText NoEnd = new("定めなし", "No end");
    public static readonly LocalizedText Skills = new("対応するスキル", "Skills addressed");
    public static readonly LocalizedText Kind = new("種類", "Kind");
    public static readonly LocalizedText KindOf = new("{0}（{1}）", "{0} ({1})");
    public static readonly LocalizedText Recipient = new("受領者の照合", "Recipient");
    public static readonly LocalizedText RecipientMatches = new("一致しました", "Matches");
    public static readonly LocalizedText RecipientDiffers = new("一致しません", "Does not match");
    public static readonly LocalizedText Input = new("確認した対象", "What was handed in");
    public static readonly LocalizedText Pasted = new("貼り付けられたテキスト", "Pasted text");
    public static readonly LocalizedText FromQr = new("QRコードのテキスト", "Text of a QR code");
    public static readonly LocalizedText VerifiedAt = new("確認した日時", "Checked on");
    public static readonly LocalizedText VerifiedBy = new("確認したサイト", "Checked at");
    public static readonly LocalizedText Digest = new("SHA-256", "SHA-256");
    public static readonly LocalizedText Fetched = new("確認のために参照した文書", "Documents that were consulted");
    public static readonly LocalizedText NoAnswer = new("応答なし", "no answer");
    public static readonly LocalizedText FetchedWith = new("{0}（{1}）", "{0} ({1})");
    public static readonly LocalizedText Warnings = new("参考", "Please note");
    public static readonly LocalizedText Validity = new(
        "この結果は、確認した日時におけるものです。", "This result holds for the time at which the badge was checked.");
    public static readonly LocalizedText Again = new("別のバッジを確認する", "Check another badge");
    public static readonly LocalizedText Print = new("確認書を印刷する", "Print this confirmation");

    /// <summary>What a problem is, and what to do about it.</summary>
    public static LocalizedText Of(Problem problem) => new(Said(problem, Language.Japanese), Said(problem, Language.English));

    private static string Said(Problem problem, Language language) =>
        $"{ProblemCatalogue.Describe(problem, language)} {ProblemCatalogue.Remedy(problem, language)}".TrimEnd();
}
