namespace BadgeIssuer.Web.Published;

/// <summary>The words of the pages about the issuer and its achievements.</summary>
internal static class PublishedWords
{
    public static readonly LocalizedText AboutIssuer = new("発行者について", "About the issuer");
    public static readonly LocalizedText IssuerLead = new(
        "このサイトのデジタルバッジは、次の団体が発行しています。",
        "The digital badges on this site are issued by:");
    public static readonly LocalizedText WebSite = new("公式サイト", "Web site");
    public static readonly LocalizedText Mail = new("お問い合わせ先", "Contact");
    public static readonly LocalizedText Identifiers = new("発行者の識別子", "Identifiers");
    public static readonly LocalizedText IdentifiersNote = new(
        "バッジに記載された発行者の識別子が、次のいずれかと一致することを確認してください。",
        "The issuer that a badge names must be one of these.");
    public static readonly LocalizedText Keys = new("公開鍵と仕様に沿った文書", "Public keys and documents");
    public static readonly LocalizedText KeysNote = new(
        "バッジを検証するシステムのための文書です。", "For systems that verify badges.");
    public static readonly LocalizedText Programme = new("プログラム", "Programme");
    public static readonly LocalizedText AchievementNote = new(
        "このページはプログラムの説明です。個々のバッジが本物かどうかは、バッジのリンクまたはファイルで確認してください。",
        "This page describes the programme. Whether a particular badge is genuine is shown by that badge’s own link or file.");
    public static readonly LocalizedText Skill = new("スキル", "Skill");
    public static readonly LocalizedText SkillLead = new("{0} のスキルです。", "A skill of the {0}.");
    public static readonly LocalizedText Category = new("カテゴリー", "Category");
    public static readonly LocalizedText SubCategory = new("サブカテゴリー", "Sub-category");
    public static readonly LocalizedText Code = new("コード", "Code");
    public static readonly LocalizedText Publisher = new("公表元のページ", "Publisher’s page");
    public static readonly LocalizedText AddressedBy = new("このスキルを扱うプログラム", "Programmes that address this skill");
    public static readonly LocalizedText SkillNote = new(
        "プログラムがこのスキルを扱うことを示すもので、個人の習熟度を示すものではありません。",
        "They address the skill; this does not state a personal level.");
}
