namespace BadgeIssuer.Web.Export;

/// <summary>The words of pages that are only files: what they cannot do, and what to do instead.</summary>
internal static class FileWords
{
    public static readonly LocalizedText Headline = new(
        "バッジの記録を公開しています", "The records of the badges, for everyone to check");
    public static readonly LocalizedText StartLead = new(
        "{0}が発行する修了バッジの公式サイトです。このサイトはファイルだけで公開されており、バッジを確認するプログラムは動いていません。",
        "The official site of the badges of completion issued by {0}. It is published as files alone: no program runs here that checks badges.");
    public static readonly LocalizedText VerifyLead = new(
        "このサイトはファイルだけで公開されており、ここではバッジを確認できません。次の方法で、どなたでもご自分で確認できます。",
        "This site is published as files alone and does not check badges. Anyone can check them as follows.");
    public static readonly LocalizedText CommandTitle = new("コマンドで確認する", "With the command");
    public static readonly LocalizedText Command = new(
        "発行に使われているソフトウェア BadgeIssuer（オープンソース）の次のコマンドに、バッジのファイル（PNG・JSON・JWT）またはリンクを渡します。氏名やメールアドレスとの照合もできます。",
        "Give the badge’s file (PNG, JSON, JWT) or link to this command of BadgeIssuer, the open-source software that issued it. It can also compare a name or a mail address.");
    public static readonly LocalizedText CommandFile = new("バッジのファイル", "FILE");
    public static readonly LocalizedText CommandName = new("氏名", "NAME");
    public static readonly LocalizedText OthersTitle = new("ほかの検証サービスで確認する", "With another verifier");
    public static readonly LocalizedText Others = new(
        "オープンバッジ（Open Badges 2.0／3.0）に対応した検証サービスやソフトウェアであれば、どれでも確認できます。確認に必要な公開鍵、発行者の情報、失効リストは、このサイトで公開しています。",
        "Any service or software that verifies Open Badges 2.0 or 3.0 will do. The public keys, the issuer’s profile and the status lists that it needs are published on this site.");
    public static readonly LocalizedText RecordsNote = new(
        "バッジのページに示している状態は、{0}現在の発行者の記録によるものです。ページを開いた時に確認し直したものではありません。",
        "The pages of badges say how each stood by the issuer’s records of {0}. Nothing is checked when a page is opened.");
    public static readonly LocalizedText ByRecords = new(
        "{0}現在の発行者の記録です。このページを開いた時に確認したものではありません。",
        "By the issuer’s records of {0}. It was not checked when this page was opened.");
    public static readonly LocalizedText HowToCheck = new("ご自分で確認する方法", "How to check it yourself");
    public static readonly LocalizedText Status = new("発行者の記録による状態", "Status by the issuer’s records");
    public static readonly LocalizedText Summary = new(
        "{0}が発行したデジタルバッジ「{1}」です。", "“{1}”, a digital badge issued by {0}.");
    public static readonly LocalizedText Holders = new(
        "バッジの公開ページ（/b/ で始まるアドレス）と、お手元のファイルは、引き続きお使いいただけます。修了者専用のページと、氏名入りの共有リンクは、このサイトではご利用いただけません。",
        "Your badge’s public page (its address begins with /b/) and your files can be used as before. Your own page, and share links that show your name, are not available on this site.");
    public static readonly LocalizedText NotFound = new(
        "リンクが途中で切れていないか、お確かめください。修了者専用のページと、氏名入りの共有リンクは、このサイトではご利用いただけません。バッジの公開ページ（/b/ で始まるアドレス）と、お手元のファイルは、引き続きお使いいただけます。",
        "Please check that the link is complete. Holders’ own pages, and share links that show a name, are not available on this site; public pages (their addresses begin with /b/) and badge files can be used as before.");
}
