using System.Collections.Frozen;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.Verification.Applicants;

/// <summary>Which columns of an employer's list say what is to be verified.</summary>
/// <remarks>
/// The headings that such lists usually have, in Japanese and English; width, case, spaces and punctuation do not count.
/// </remarks>
/// <param name="Link">The column of links, from 0, or <see langword="null"/>.</param>
/// <param name="File">The column of file names, or <see langword="null"/>.</param>
/// <param name="EmailAddress">The column of the mail addresses that applicants gave, or <see langword="null"/>.</param>
public sealed record ApplicantColumns(int? Link, int? File, int? EmailAddress)
{
    private static readonly FrozenSet<string> Links = Names(
        "リンク URL バッジ バッジURL バッジリンク バッジのリンク バッジのURL オープンバッジ オープンバッジURL デジタルバッジ デジタルバッジURL 共有リンク 共有URL "
        + "証明書URL 証明書リンク 修了証URL 修了証リンク 検証URL Link Badge BadgeLink BadgeURL OpenBadge OpenBadgeURL ShareLink ShareURL "
        + "Credential CredentialURL CredentialLink");

    private static readonly FrozenSet<string> Files = Names(
        "ファイル ファイル名 バッジファイル バッジファイル名 バッジのファイル バッジ画像 画像 画像ファイル 添付 添付ファイル 添付ファイル名 "
        + "File FileName Filename BadgeFile BadgeImage Image Attachment");

    private static readonly FrozenSet<string> EmailAddresses = Names(
        "メールアドレス メール 電子メール 電子メールアドレス Eメール Eメールアドレス メアド 応募者メールアドレス 応募者メール 申告メールアドレス "
        + "本人メールアドレス 連絡先メールアドレス Email EmailAddress Mail MailAddress ApplicantEmail ApplicantEmailAddress RecipientEmail");

    /// <summary>Reads a row as the headings.</summary>
    /// <param name="row">Any row.</param>
    /// <returns><see langword="null"/> if no cell of it is the heading of links or files.</returns>
    public static ApplicantColumns? Find(RosterRow row)
    {
        ArgumentNullException.ThrowIfNull(row);

        int? link = null;
        int? file = null;
        int? address = null;
        for (var column = 0; column < row.Cells.Length; column++)
        {
            var key = ColumnVocabulary.Key(row[column].Value);
            link ??= Links.Contains(key) ? column : null;
            file ??= Files.Contains(key) ? column : null;
            address ??= EmailAddresses.Contains(key) ? column : null;
        }

        return link is null && file is null ? null : new ApplicantColumns(link, file, address);
    }

    private static FrozenSet<string> Names(string names) =>
        names.Split(' ').Select(ColumnVocabulary.Key).ToFrozenSet(StringComparer.Ordinal);
}
