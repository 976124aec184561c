namespace BadgeIssuer.Web.Badges;

/// <summary>The words of a share page.</summary>
internal static class BadgeWords
{
    public static readonly LocalizedText Kind = new("修了バッジ", "Badge of completion");
    public static readonly LocalizedText Picture = new("バッジの画像：{0}", "Badge: {0}");
    public static readonly LocalizedText PreviewAlt = new("{0} のデジタルバッジ", "Digital badge: {0}");
    public static readonly LocalizedText Summary = new(
        "{0}が発行したデジタルバッジ「{1}」です。本物であることと現在の有効性を、このページで確認できます。",
        "“{1}”, a digital badge issued by {0}. This page shows whether it is genuine and still holds.");
    public static readonly LocalizedText Status = new("現在の状態", "Status now");
    public static readonly LocalizedText CheckedAt = new("{0}に確認", "Checked on {0}");
    public static readonly LocalizedText Details = new("確認の詳細を見る", "See what was checked");
    public static readonly LocalizedText Issuer = new("発行者", "Issued by");
    public static readonly LocalizedText Awarded = new("修了日", "Completed on");
    public static readonly LocalizedText Issued = new("発行日", "Issued on");
    public static readonly LocalizedText ValidUntil = new("有効期限", "Valid until");
    public static readonly LocalizedText NoEnd = new("定めなし", "No end");
    public static readonly LocalizedText Id = new("バッジ番号", "Badge number");
    public static readonly LocalizedText Term = new("実施期間：{0}から{1}まで", "Programme term: {0} to {1}");
    public static readonly LocalizedText NoName = new(
        "個人情報の保護のため、このページには修了者の氏名を表示していません。本人のバッジかどうかは、バッジのファイルと氏名またはメールアドレスで照合できます。",
        "To protect personal data, this page does not show who earned the badge. Whose badge it is can be checked with the badge file and the person’s name or mail address.");
    public static readonly LocalizedText Description = new("プログラムの内容", "About the programme");
    public static readonly LocalizedText Criteria = new("修了の要件", "What had to be done");
    public static readonly LocalizedText Skills = new("対応するスキル", "Skills addressed");
    public static readonly LocalizedText SkillsNote = new(
        "プログラムが扱うスキルを、{0} の区分で示したものです。個人の習熟度を示すものではありません。",
        "The skills that the programme addresses, by {0}. They do not state a personal level.");
    public static readonly LocalizedText Share = new("このバッジを共有する", "Share this badge");
    public static readonly LocalizedText LinkLabel = new("このページのリンク", "Link to this page");
    public static readonly LocalizedText Copy = new("コピー", "Copy");
    public static readonly LocalizedText Copied = new("コピーしました", "Copied");
    public static readonly LocalizedText Qr = new("このページを開くQRコード", "QR code that opens this page");
    public static readonly LocalizedText LinkedIn = new("LinkedInのプロフィールに追加", "Add to LinkedIn profile");
    public static readonly LocalizedText LinkedInNote = new(
        "LinkedIn（外部サイト）が開きます。自動で入力されない場合は、次の値をご利用ください。",
        "Opens LinkedIn, which is another site. Where it does not fill in its form, use these values.");
    public static readonly LocalizedText LinkedInName = new("資格・認定証名", "Name");
    public static readonly LocalizedText LinkedInOrganization = new("発行組織", "Issuing organization");
    public static readonly LocalizedText LinkedInIssued = new("発行日", "Issue date");
    public static readonly LocalizedText LinkedInExpires = new("有効期限", "Expiration date");
    public static readonly LocalizedText LinkedInId = new("資格情報ID", "Credential ID");
    public static readonly LocalizedText LinkedInUrl = new("資格情報のURL", "Credential URL");
    public static readonly LocalizedText Downloads = new("ダウンロード", "Downloads");
    public static readonly LocalizedText DownloadsNote = new(
        "いずれのファイルも、それだけで本物かどうかを確認できます。画像はSNSに載せるとバッジの情報が失われることがあるため、元のファイルを保管してください。",
        "Each file can be checked by itself. A picture may lose the badge in it when it passes through a social network: keep the original file.");
}
