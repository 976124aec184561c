namespace BadgeIssuer.Web.Layout;

/// <summary>What stands on every page.</summary>
internal static class FrameWords
{
    public static readonly LocalizedText SiteName = new("デジタルバッジ", "Digital Badges");
    public static readonly LocalizedText Skip = new("本文へ移動", "Skip to content");
    public static readonly LocalizedText Navigation = new("メインメニュー", "Main menu");
    public static readonly LocalizedText Start = new("トップ", "Home");
    public static readonly LocalizedText Verify = new("バッジを確認する", "Check a badge");
    public static readonly LocalizedText Issuer = new("発行者について", "About the issuer");
    public static readonly LocalizedText Languages = new("言語", "Language");
    public static readonly LocalizedText Standards = new(
        "オープンバッジ（Open Badges 2.0／3.0）に準拠しています。",
        "Conforms to Open Badges 2.0 and 3.0.");
    public static readonly LocalizedText Privacy = new(
        "このサイトはクッキーを使わず、閲覧の記録を外部に送りません。",
        "This site sets no cookies and sends no record of your visit to anyone.");
    public static readonly LocalizedText HowVerified = new("バッジの確認のしくみ", "How badges are checked");
    public static readonly LocalizedText PrivacyPage = new("プライバシーについて", "Privacy");
    public static readonly LocalizedText Contact = new("お問い合わせ：", "Contact: ");
}
