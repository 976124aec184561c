using BadgeIssuer.IO.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>Workbooks in which links stand behind words, as when they were copied from a page.</summary>
public sealed class ApplicantListTests
{
    private const string Links =
        "<hyperlinks xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        + "<hyperlink ref=\"B2\" r:id=\"l1\"/><hyperlink ref=\"B3\" r:id=\"l2\"/><hyperlink ref=\"B4\" r:id=\"l3\"/>"
        + "<hyperlink ref=\"B5\" location=\"Sheet2!A1\"/><hyperlink ref=\"B6:B7\" r:id=\"l1\"/><hyperlink ref=\"?\" r:id=\"l1\"/>"
        + "<hyperlink ref=\"A8\" r:id=\"l1\"/></hyperlinks>";

    private const string Targets =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"l1\" Type=\"x/hyperlink\" Target=\"https://badges.example/b/1\" TargetMode=\"External\"/>"
        + "<Relationship Id=\"l2\" Type=\"x/hyperlink\" Target=\"https://elsewhere.example/\" TargetMode=\"External\"/>"
        + "<Relationship Id=\"l3\" Type=\"x/hyperlink\" Target=\"mailto:a@example.jp\" TargetMode=\"External\"/>"
        + "</Relationships>";

    [Test]
    public void A_link_behind_words_is_the_badge_and_a_link_that_is_read_is_not_replaced()
    {
        var rows = string.Concat(
            TestWorkbook.Row(1, "氏名", "リンク"),
            TestWorkbook.Row(2, "見本", "バッジを見る"),
            TestWorkbook.Row(3, "見本", "https://badges.example/b/2"),
            TestWorkbook.Row(4, "見本", "バッジ.png"),
            TestWorkbook.Row(5, "見本", "次の表"),
            TestWorkbook.Row(6, "見本", "つづき"),
            TestWorkbook.Row(7, "見本", "つづき"),
            TestWorkbook.Row(8, "見本", ""));
        var workbook = new TestWorkbook().Sheet(rows, after: Links).With("xl/worksheets/_rels/sheet1.xml.rels", Targets);

        Badges(workbook).Should().Equal(
            "https://badges.example/b/1", "https://badges.example/b/2", "バッジ.png", "次の表", "https://badges.example/b/1",
            "つづき", null);
    }

    private static string?[] Badges(TestWorkbook workbook)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, workbook.ToBytes());
            ApplicantList.TryOpen(path, out var list, out _).Should().BeTrue();
            using (list)
            {
                return [.. list!.Rows().Select(row => row.Badge)];
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
