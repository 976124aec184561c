using System.Text;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.IO.Delivering;

/// <summary>The table that a mail program fills letters in from: UTF-8 with BOM and CRLF, as Excel and Word expect.</summary>
/// <remarks>Every cell is quoted, and a text that a spreadsheet would take for a formula is neutralised.</remarks>
/// <param name="output">Where it goes; it stays the caller's.</param>
/// <param name="addresses">The public addresses.</param>
internal sealed class MailMerge(Stream output, BadgeAddresses addresses) : IDisposable
{
    public const string FileName = "mail-merge.csv";

    private readonly StreamWriter _writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
    {
        NewLine = "\r\n",
    };

    public void WriteHeader() => Write(
        "受講者番号", "氏名", "メールアドレス", "修了プログラム", "修了日", "バッジのリンク", "本人用リンク", "画像ファイル", "証明書ファイル");

    public void Write(IssuedBadge badge, AchievementDefinition achievement, string? picture, string certificate) => Write(
        badge.Completion.LearnerNumber,
        badge.Completion.Name,
        badge.Completion.EmailAddress,
        achievement.Name.Japanese,
        CertificateComposer.DayOf(badge.Completion.CompletedOn).Japanese,
        addresses.SharePage(badge.Id),
        addresses.HolderLink(badge.HolderToken),
        picture ?? "",
        certificate);

    public void Dispose() => _writer.Dispose();

    private void Write(params ReadOnlySpan<string> cells)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            _writer.Write(index == 0 ? "\"" : ",\"");
            _writer.Write(FormulaGuard.Neutralise(cells[index]).Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }

        _writer.WriteLine();
    }
}
