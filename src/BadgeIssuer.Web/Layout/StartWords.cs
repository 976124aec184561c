namespace BadgeIssuer.Web.Layout;

/// <summary>The words of the first page.</summary>
internal static class StartWords
{
    public static readonly LocalizedText Title = new("デジタルバッジの確認", "Check digital badges");
    public static readonly LocalizedText Headline = new(
        "そのバッジが本物か、すぐに確認できます", "See at once whether a badge is genuine");
    public static readonly LocalizedText Lead = new(
        "{0}が発行する修了バッジの公式サイトです。採用や人材育成のご担当者は、提示されたバッジが本物か、現在も有効かを、登録なしで確認できます。",
        "The official site of the badges of completion issued by {0}. Employers can find out, without an account, whether a badge that they are shown is genuine and still holds.");
    public static readonly LocalizedText Known = new("確認すると分かること", "What you will learn");
    public static readonly LocalizedText KnownGenuine = new(
        "発行者が発行した本物か", "Whether its issuer really made it");
    public static readonly LocalizedText KnownGenuineText = new(
        "発行者の電子署名を検証し、偽造や改ざんがないことを確かめます。",
        "The issuer’s digital signature is verified, so that nothing forged or altered passes.");
    public static readonly LocalizedText KnownCurrent = new("現在も有効か", "Whether it still holds");
    public static readonly LocalizedText KnownCurrentText = new(
        "取消し、一時停止、有効期限を、確認した時点の情報で調べます。",
        "Revocation, suspension and expiry are looked up at the moment you ask.");
    public static readonly LocalizedText KnownWhose = new("誰のバッジか", "Whose badge it is");
    public static readonly LocalizedText KnownWhoseText = new(
        "氏名やメールアドレスを入力すると、バッジの持ち主と一致するかを照合します。バッジから氏名は読み取れません。",
        "Enter a name or mail address to see whether it matches. Nobody can read a name out of a badge.");
    public static readonly LocalizedText Holders = new("バッジを受け取った方へ", "If you have received a badge");
    public static readonly LocalizedText HoldersText = new(
        "事務局からお送りしたリンクを開くと、あなた専用のページが表示されます。SNSなどには公開ページのリンクを、応募先などには、そこで作る氏名入りの共有リンクをお使いください。専用ページのリンクは、ほかの人に渡さないでください。",
        "The link that you were sent opens a page for you alone. Post the public page’s link wherever you like, and make share links with your name there for employers. Keep the link of your own page to yourself.");
}
