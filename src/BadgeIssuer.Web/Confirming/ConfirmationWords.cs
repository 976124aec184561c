using BadgeIssuer.Verification.Words;

namespace BadgeIssuer.Web.Confirming;

/// <summary>The words of confirmations and of the page that checks them.</summary>
internal static class ConfirmationWords
{
    public static readonly LocalizedText Title = new("確認書を確かめる", "Check a confirmation");
    public static readonly LocalizedText Lead = new(
        "「デジタルバッジ確認書」に記載された確認コードを入力すると、このサイトが作成した確認書かどうかと、バッジの現在の状態が分かります。",
        "Enter the code of a printed confirmation to see whether this site made it, and how the badge stands now.");
    public static readonly LocalizedText Code = new("確認コード", "Confirmation code");
    public static readonly LocalizedText CodeHint = new(
        "4文字ずつ12組の英数字です。ハイフンや空白は省いてもかまいません。",
        "Twelve groups of four letters and digits. Hyphens and spaces may be left out.");
    public static readonly LocalizedText Badge = new("バッジの識別子（任意）", "Badge’s identifier (optional)");
    public static readonly LocalizedText BadgeHint = new(
        "ほかの発行者のバッジの場合、確認書の「バッジの識別子」を入力すると、同じバッジの確認書かどうかを照合します。",
        "For a badge of another issuer: the “badge’s identifier” on the confirmation is compared with the code.");
    public static readonly LocalizedText Submit = new("確かめる", "Check");
    public static readonly LocalizedText Then = new("確認した時点の結果", "The result at that time");
    public static readonly LocalizedText Now = new("現在の状態", "Status now");
    public static readonly LocalizedText Matches = new("一致しました", "Matches");
    public static readonly LocalizedText Differs = new("一致しません", "Does not match");
    public static readonly LocalizedText NotAsked = new("照合していません", "Not compared");
    public static readonly LocalizedText BadgePage = new("バッジのページを開く", "Open the badge’s page");
    public static readonly LocalizedText Foreign = new(
        "このサイトのバッジではないため、現在の状態は、バッジのファイルかリンクをもう一度ご提示いただくと確認できます。",
        "This is no badge of this site. To see how it stands now, hand in its file or link once more.");
    public static readonly LocalizedText Erased = new(
        "このバッジの記録は、その後、消去されました。", "The records of this badge have since been erased.");
    public static readonly LocalizedText Paper = new(
        "紙の記載が下の内容と異なるときは、紙が書き換えられています。",
        "If the paper says anything else than this, the paper was altered.");
    public static readonly LocalizedText Open = new("確認書を確かめるページを開くQRコード", "QR code that opens the page which checks this confirmation");
    public static readonly LocalizedText OnPaper = new(
        "確認コードを {0} に入力するか、QRコードを読み取ると、この確認書が本物であることと、バッジの現在の状態を確かめられます。",
        "Enter the code at {0}, or scan the QR code, to check that this confirmation is genuine and how the badge stands now.");

    /// <summary>The answer to a code that this site has made.</summary>
    public static readonly Answer Genuine = new(
        AnswerTone.Good,
        new("本物の確認書です", "A genuine confirmation"),
        new("この確認書は、このサイトが作成したものです。", "This site made this confirmation."));

    /// <summary>The answer to a code that this site has made, of another badge than the one that was named.</summary>
    public static readonly Answer OtherBadge = new(
        AnswerTone.Bad,
        new("別のバッジの確認書です", "A confirmation of another badge"),
        new(
            "確認コードはこのサイトが作成したものですが、入力されたバッジのものではありません。",
            "This site made the code, but for another badge than the one that was entered."));

    /// <summary>The answer to any other code.</summary>
    public static readonly Answer Unknown = new(
        AnswerTone.Bad,
        new("このサイトの確認書ではありません", "Not made by this site"),
        new(
            "このコードの確認書を、このサイトは作成していません。コードを写し間違えたか、確認書が偽造されたおそれがあります。",
            "This site made no confirmation with this code. It was copied wrongly, or the confirmation may be forged."));
}
