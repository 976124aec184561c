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
    public static readonly LocalizedText SkillsChart = new("区分ごとのスキルの数", "Number of skills in each category");
    public static readonly LocalizedText SkillsChartRow = new("{0}：{1}", "{0}: {1}");
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
    public static readonly LocalizedText Certificate = new(
        "修了証（PDF、氏名なし）", "Certificate (PDF, without a name)");
    public static readonly LocalizedText NamedCertificate = new(
        "修了証（PDF、氏名入り）", "Certificate (PDF, with the name)");
    public static readonly LocalizedText DownloadsNote = new(
        "バッジの画像とデータは、それだけで本物かどうかを確認できます。画像はSNSに載せるとバッジの情報が失われることがあるため、元のファイルを保管してください。",
        "The picture and the data files can each be checked by themselves. A picture may lose the badge in it when it passes through a social network: keep the original file.");
    public static readonly LocalizedText Files = new("記録のファイル", "Files of record");
    public static readonly LocalizedText NotHolding = new("【{0}】{1}", "[{0}] {1}");
    public static readonly LocalizedText NotHoldingSummary = new(
        "{0}が発行したデジタルバッジ「{1}」です。現在の状態：{2}。",
        "“{1}”, a digital badge issued by {0}. Status now: {2}.");
    public static readonly LocalizedText Reason = new("理由", "Reason");
    public static readonly LocalizedText Corrected = new("訂正後のバッジを見る", "See the corrected badge");
    public static readonly LocalizedText RevokedOn = new("取り消した日", "Withdrawn on");
    public static readonly LocalizedText SuspendedSince = new("停止した日", "Suspended since");
    public static readonly LocalizedText SupersededOn = new("差し替えた日", "Replaced on");
    public static readonly LocalizedText ExpiredOn = new("有効期限", "Held until");
    public static readonly LocalizedText RevokedMeans = new(
        "修了を示すものとしては、ご利用いただけません。お心当たりのない場合は、発行者にお問い合わせください。",
        "It no longer shows that the programme was completed. If you did not expect this, please ask the issuer.");
    public static readonly LocalizedText SuspendedMeans = new(
        "停止が解かれると、このページの表示は「有効」に戻ります。",
        "Once the suspension is lifted, this page will say “Valid” again.");
    public static readonly LocalizedText SupersededMeans = new(
        "記載に訂正があり、新しいバッジが発行されました。以後は、新しいバッジをご利用ください。",
        "Something on it was corrected, and a new badge was issued. Please use the new one from now on.");
    public static readonly LocalizedText ErasedTitle = new(
        "このバッジの記録は消去されました", "The records of this badge were erased");
    public static readonly LocalizedText ErasedLead = new(
        "{0}は、このバッジを発行しましたが、その後、個人に関する記録を消去しました。このため、内容や有効性を確認することはできません。リンクの間違いではありません。",
        "{0} issued this badge and has since erased the personal records that belonged to it. What it said, and whether it held, can no longer be shown. There is nothing wrong with the link.");
    public static readonly LocalizedText ErasedOn = new("消去した日", "Erased on");
    public static readonly LocalizedText EmbedOpen = new("バッジを開いて確認する", "Open and check this badge");
    public static readonly LocalizedText HolderName = new("修了者", "Earned by");
    public static readonly LocalizedText HolderLinkNote = new(
        "氏名は、本人が共有したリンクからのみ表示されます。このリンクの取り扱いにご注意ください。",
        "The name is shown only through a link that its holder shared. Please handle this link with care.");
}
