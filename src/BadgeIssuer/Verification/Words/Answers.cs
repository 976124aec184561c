namespace BadgeIssuer.Verification.Words;

/// <summary>The answers that there are.</summary>
internal static class Answers
{
    public static readonly Answer Valid = new(
        AnswerTone.Good,
        new("有効", "Valid"),
        new("このバッジは本物で、現在も有効です。", "This badge is genuine and it still holds."));

    public static readonly Answer ValidOfUnknownIssuer = new(
        AnswerTone.Caution,
        new("有効（発行者は未確認）", "Valid, from an issuer unknown here"),
        new(
            "署名は正しく、内容は発行後に変更されていません。ただし、発行者がどのような団体であるかは、このサイトでは確認していません。発行者をご自身でお確かめください。",
            "The signature is good and nothing was changed. But this site does not know who the issuer is: it proves only who controls that identifier. Please make sure yourself that you trust the issuer."));

    public static readonly Answer Revoked = new(
        AnswerTone.Bad,
        new("失効", "Revoked"),
        new("このバッジは、発行者によって取り消されています。", "The issuer has withdrawn this badge."));

    public static readonly Answer Superseded = new(
        AnswerTone.Bad,
        new("失効（差し替え済み）", "Revoked: replaced"),
        new(
            "このバッジは、発行者によって新しいバッジに差し替えられています。新しいバッジの提示を受けてください。",
            "The issuer has replaced this badge by a newer one. Please ask for that one."));

    public static readonly Answer Suspended = new(
        AnswerTone.Caution,
        new("一時停止", "Suspended"),
        new(
            "このバッジの効力は、発行者によって一時的に停止されています。",
            "The issuer has suspended this badge for the time being."));

    public static readonly Answer Expired = new(
        AnswerTone.Caution,
        new("期限切れ", "Expired"),
        new(
            "このバッジは本物ですが、有効期限を過ぎています。",
            "This badge is genuine, but the period for which it was issued is over."));

    public static readonly Answer NotYetValid = new(
        AnswerTone.Caution,
        new("有効期間前", "Not valid yet"),
        new(
            "このバッジは本物ですが、有効期間がまだ始まっていません。",
            "This badge is genuine, but the period for which it was issued has not begun."));

    public static readonly Answer Forged = new(
        AnswerTone.Bad,
        new("偽造または改ざん", "Forged or altered"),
        new(
            "発行者が発行したバッジと一致しません。このバッジに書かれている内容を信用しないでください。",
            "This is not what the issuer issued. Do not rely on anything that it says."));

    public static readonly Answer Nonconforming = new(
        AnswerTone.Bad,
        new("規格不適合", "Not a conforming badge"),
        new(
            "オープンバッジの規格に反する記載があるため、有効なバッジとして扱えません。",
            "It breaks the rules of Open Badges and cannot be taken for a valid badge."));

    public static readonly Answer EndorsementRefuted = new(
        AnswerTone.Bad,
        new("推薦に問題あり", "An endorsement does not hold"),
        new(
            "バッジは発行者のものですが、本物でないか、すでに効力のない第三者の推薦が付いています。",
            "The badge is its issuer’s, but it carries an endorsement that is not genuine or no longer holds."));

    public static readonly Answer DistrustedIssuer = new(
        AnswerTone.Bad,
        new("信頼できない発行者", "Distrusted issuer"),
        new(
            "このサイトの運営者が、信頼できないと判断した発行者のバッジです。",
            "Those who run this site warn of the issuer of this badge."));

    public static readonly Answer OtherRecipient = new(
        AnswerTone.Bad,
        new("受領者不一致", "Not this recipient’s badge"),
        new(
            "バッジは本物ですが、入力された方に発行されたものではありません。氏名またはメールアドレスの表記をお確かめください。",
            "The badge is genuine, but it was not issued to the person whom you named. Please check the spelling of the name or the address."));

    public static readonly Answer NoBadge = new(
        AnswerTone.Open,
        new("確認できませんでした", "Could not be checked"),
        new(
            "バッジとして読み取れませんでした。受け取ったファイルやリンクを、加工せずにそのまま確認してください。画像サービスやSNSを経由した画像では、バッジの情報が失われていることがあります。",
            "No badge could be read from this. Please use the file or the link as you received it: pictures that went through a social network or an image service often lose the badge in them."));

    public static readonly Answer Undetermined = new(
        AnswerTone.Open,
        new("確認できませんでした", "Could not be checked"),
        new(
            "本物であるとも、偽物であるとも判断できませんでした。偽物という意味ではありません。下の理由をご覧のうえ、時間をおいて、もう一度お試しください。",
            "It could not be decided whether this badge is genuine. That does not mean that it is forged. Please see the reasons below and try again later."));
}
