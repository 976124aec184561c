namespace BadgeIssuer.Web.Sharing;

/// <summary>What a holder's page says was just done.</summary>
internal enum HolderNotice
{
    Saved,
    Made,
    Withdrawn,
}

/// <summary>The words of a holder's page.</summary>
internal static class HolderWords
{
    public static readonly LocalizedText Title = new("あなたのバッジ", "Your badge");
    public static readonly LocalizedText TitleOf = new("{0} さんのバッジ", "{0}’s badge");
    public static readonly LocalizedText Private = new(
        "このページは、修了者ご本人だけのものです。このページのリンクを知っている人は、氏名を見ることも、下の設定を変えることもできます。ほかの人に見せるときは、このページのリンクではなく、「公開ページ」か、下で作る「共有リンク」をお使いください。",
        "This page is for you alone. Whoever has its link can see your name and change the settings below. To show your badge to somebody, use its public page, or a share link that you make below, and never the link of this page.");
    public static readonly LocalizedText KeepCertificate = new("修了証（PDF）を保存する", "Save the certificate (PDF)");
    public static readonly LocalizedText KeepPicture = new("バッジの画像を保存する", "Save the badge picture");
    public static readonly LocalizedText PublicPage = new("公開ページ（氏名は表示されません）", "Public page (without your name)");
    public static readonly LocalizedText PublicLink = new("公開ページのリンク", "Link to the public page");
    public static readonly LocalizedText OpenPublicPage = new("公開ページを開く", "Open the public page");
    public static readonly LocalizedText Links = new("氏名入りの共有リンク", "Share links with your name");
    public static readonly LocalizedText LinksLead = new(
        "応募先など、特定の相手に氏名入りでバッジを見せるためのリンクです。相手ごとに作り、いつでも取り消せます。取り消したリンクは、存在しないリンクと同じ表示になります。",
        "For showing the badge with your name to somebody in particular, such as an employer. Make one for each, and withdraw it whenever you like: it then answers as a link that never existed.");
    public static readonly LocalizedText NoLinks = new("共有リンクは、まだありません。", "There are no share links yet.");
    public static readonly LocalizedText NameHidden = new(
        "現在の設定では、共有リンクにも氏名は表示されません。",
        "By your settings, the share links do not show your name either.");
    public static readonly LocalizedText Unlabelled = new("名前のないリンク", "Link without a name");
    public static readonly LocalizedText MadeOn = new("作成日：{0}", "Made on {0}");
    public static readonly LocalizedText Until = new("{0}まで有効", "Works until {0}");
    public static readonly LocalizedText NoEnd = new("期限なし", "No end date");
    public static readonly LocalizedText Ended = new("期限が過ぎています", "No longer works: its end date is over");
    public static readonly LocalizedText Withdraw = new("取り消す", "Withdraw");
    public static readonly LocalizedText WithdrawOf = new("共有リンク「{0}」を取り消す", "Withdraw the share link “{0}”");
    public static readonly LocalizedText LinkAddress = new("リンク", "Link");
    public static readonly LocalizedText LinkAddressOf = new("共有リンク「{0}」", "Share link “{0}”");
    public static readonly LocalizedText NewLink = new("新しい共有リンクを作る", "Make a new share link");
    public static readonly LocalizedText Label = new("リンクの名前（任意）", "Name of the link (optional)");
    public static readonly LocalizedText LabelHint = new(
        "自分で見分けるための名前です。例：○○社への応募。リンクを開いた人には表示されません。",
        "For you to tell your links apart, e.g. “Application to …”. Whoever opens the link does not see it.");
    public static readonly LocalizedText EndDate = new("有効期限（任意）", "End date (optional)");
    public static readonly LocalizedText EndDateHint = new(
        "この日の終わり（日本時間）まで開けます。", "It works until the end of this day (Japan time).");
    public static readonly LocalizedText Make = new("共有リンクを作る", "Make the link");
    public static readonly LocalizedText Settings = new("表示の設定", "What is shown");
    public static readonly LocalizedText NameLegend = new("氏名", "Your name");
    public static readonly LocalizedText ShowName = new("共有リンクとこのページに表示する", "Show it by share links and on this page");
    public static readonly LocalizedText HideName = new("どこにも表示しない", "Show it nowhere");
    public static readonly LocalizedText SearchLegend = new("検索エンジン", "Search engines");
    public static readonly LocalizedText AllowSearch = new(
        "検索結果に公開ページを載せてもよい", "Search engines may list the public page");
    public static readonly LocalizedText SearchHint = new(
        "公開ページに氏名は載りません。載せない設定に戻しても、検索結果から消えるまでに時間がかかることがあります。",
        "The public page does not hold your name. If you change your mind, it may take a while until it is gone from search results.");
    public static readonly LocalizedText LanguageLegend = new("共有リンクとこのページの言語", "Language of share links and of this page");
    public static readonly LocalizedText AnyLanguage = new("開いた人のブラウザーに合わせる", "As each visitor’s browser asks");
    public static readonly LocalizedText Save = new("設定を保存する", "Save");
    public static readonly LocalizedText Files = new("ダウンロード", "Downloads");
    public static readonly LocalizedText Profile = new("プロフィールに載せる", "Put it on your profile");
    public static readonly LocalizedText Corrected = new(
        "このバッジは訂正され、新しいバッジに差し替えられました。新しいバッジには、別の「あなたのバッジ」のリンクが発行者から届きます。",
        "This badge was corrected and replaced by a new one. The issuer sends you another link for the new badge.");
    public static readonly LocalizedText LabelUnusable = new(
        "リンクの名前は60文字までで入力してください。", "A link’s name has at most 60 characters.");
    public static readonly LocalizedText DateUnusable = new(
        "有効期限は、今日以降の日付を「2026-04-30」の形で入力してください。",
        "Please enter an end date from today on, as in “2026-04-30”.");
    public static readonly LocalizedText TooMany = new(
        "共有リンクは20個までです。使わなくなったリンクを取り消してから、作ってください。",
        "There can be 20 share links. Withdraw one that is not needed any more first.");
    private static readonly LocalizedText Saved = new("設定を保存しました。", "Your settings were saved.");
    private static readonly LocalizedText Made = new(
        "共有リンクを作りました。下の一覧からコピーしてお使いください。",
        "The link was made. Copy it from the list below.");
    private static readonly LocalizedText Withdrawn = new("共有リンクを取り消しました。", "The link was withdrawn.");

    /// <summary>What the address says of a notice.</summary>
    public static string Tag(HolderNotice notice) => notice switch
    {
        HolderNotice.Made => "made",
        HolderNotice.Withdrawn => "withdrawn",
        _ => "saved",
    };

    /// <summary>The sentence of what an address says; nothing of anything else.</summary>
    public static LocalizedText? NoticeOf(string? tag) => tag switch
    {
        "saved" => Saved,
        "made" => Made,
        "withdrawn" => Withdrawn,
        _ => null,
    };
}
