using BadgeIssuer.Web.Export;

namespace BadgeIssuer.Web.Layout;

/// <summary>What an error page says: what happened, and what to do.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Explanation">What that means for the visitor, and what to do.</param>
internal sealed record ErrorWords(LocalizedText Title, LocalizedText Explanation)
{
    private static readonly ErrorWords Failed = new(
        new("サイト側で問題が起きました", "Something went wrong on our side"),
        new(
            "お送りいただいた内容は保存していません。しばらくしてから、もう一度お試しください。",
            "Nothing that you sent was kept. Please try again in a little while."));

    private static readonly ErrorWords Unusable = new(
        new("送信された内容を処理できませんでした", "This request could not be understood"),
        new(
            "入力欄を使って、もう一度送信してください。",
            "Please use the form and send it again."));

    /// <summary>The words for an HTTP status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="isFile">Whether the words are written into a file of a site that is only files.</param>
    public static ErrorWords For(int status, bool isFile) => (status, isFile) switch
    {
        (StatusCodes.Status404NotFound, true) => For(status) with { Explanation = FileWords.NotFound },
        (StatusCodes.Status405MethodNotAllowed, true) => For(status) with { Explanation = FileWords.VerifyLead },
        _ => For(status),
    };

    private static ErrorWords For(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(
            new("ページが見つかりません", "Page not found"),
            new(
                "リンクが途中で切れていないか、お確かめください。バッジのリンクをお持ちの場合は、リンク全体を「バッジを確認する」に貼り付けてください。",
                "Please check that the link is complete. If you have a badge’s link, paste the whole of it under “Check a badge”.")),
        StatusCodes.Status405MethodNotAllowed => new(
            new("この操作はできません", "This cannot be done here"),
            Unusable.Explanation),
        StatusCodes.Status406NotAcceptable => new(
            new("お求めの形式では提供していません", "Not available in that format"),
            new(
                "このアドレスで提供している形式の一覧は、バッジのページにあります。",
                "The badge’s page lists the formats that are available at this address.")),
        StatusCodes.Status410Gone => new(
            new("このバッジの記録は消去されました", "The records of this badge were erased"),
            new(
                "発行者が、このバッジに関する個人の記録を消去しました。バッジのファイルは、もう提供していません。",
                "The issuer has erased the personal records that belonged to this badge. Its files are no longer available.")),
        StatusCodes.Status413PayloadTooLarge => new(
            new("ファイルが大きすぎます", "The file is too large"),
            new(
                "バッジの画像を加工せず、受け取ったファイルのまま送信してください。",
                "Please send the badge file as you received it, without editing the picture.")),
        StatusCodes.Status415UnsupportedMediaType => new(
            new("この形式の送信には対応していません", "This kind of content is not accepted"),
            Unusable.Explanation),
        StatusCodes.Status429TooManyRequests => new(
            new("アクセスが集中しています", "Too many requests"),
            new(
                "短い時間に多くの確認が行われました。1分ほど待ってから、もう一度お試しください。",
                "Many requests came from your address in a short time. Please wait about a minute and try again.")),
        >= 500 => Failed,
        _ => Unusable,
    };
}
