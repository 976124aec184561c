using BadgeIssuer.Web.About;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.About;

public sealed class SiteTextsTests
{
    [TestCase("/about/verification", "<h1>バッジの確認のしくみ</h1>")]
    [TestCase("/about/verification?lang=en", "<h1>How badges are checked</h1>")]
    [TestCase("/about/privacy", "<h1>プライバシーについて</h1>")]
    [TestCase("/about/privacy?lang=en", "<h1>Privacy</h1>")]
    public async Task Are_there_in_both_languages(string path, string heading)
    {
        using var site = new SampleSite();

        (await site.CreateClient().GetStringAsync(path)).Should().Contain(heading);
    }

    [Test]
    public async Task Are_replaced_by_those_of_a_folder_and_shown_as_text()
    {
        var folder = Directory.CreateTempSubdirectory("badges-texts-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "privacy.ja.txt"), "# 省の方針\r\n\r\n<script>alert(1)</script>\r\n\r\n## 見出し\r\n\r\n- 一\r\n- 二\r\n");
        using var site = new SampleSite(new() { ["Site:Texts"] = folder });

        var page = await site.CreateClient().GetStringAsync("/about/privacy");

        page.Should().Contain("<h1>省の方針</h1>").And.Contain("&lt;script&gt;alert(1)&lt;/script&gt;")
            .And.Contain("<h2>見出し</h2>").And.Contain("<li>一</li>").And.Contain("<li>二</li>");
        (await site.CreateClient().GetStringAsync("/about/privacy?lang=en")).Should().Contain("<h1>Privacy</h1>");
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Begin_with_a_title()
    {
        var act = () => PlainText.Read("privacy.ja.txt", "本文だけ");

        act.Should().Throw<InvalidDataException>().WithMessage("*privacy.ja.txt*");
    }
}
