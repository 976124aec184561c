using System.Text;
using BadgeIssuer.Artwork;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>What employers, graduates and the secretariat do on the site: with and without JavaScript, at a desk and on a telephone, in both languages.</summary>
[TestFixtureSource(nameof(Ways))]
public sealed class JourneyTests(bool javaScript, bool phone, string language)
{
    private Visit _visit = null!;

    private static DemoSite Site => DemoSites.Shared;

    private static IEnumerable<TestFixtureData> Ways() =>
        from javaScript in (bool[])[true, false]
        from phone in (bool[])[false, true]
        from language in (string[])["ja", "en"]
        select new TestFixtureData(javaScript, phone, language);

    [SetUp]
    public async Task Begin() => _visit = await Visit.BeginAsync(javaScript, phone, language);

    [TearDown]
    public Task End() => _visit.EndAsync();

    [Test]
    public async Task An_employer_checks_a_badge_prints_the_answer_and_checks_the_print()
    {
        await _visit.UploadAsync("badge.png", Site.BakedPng, "山田太郎", path: "/");
        (await _visit.AnswerAsync()).Should().Be(Word("有効", "Valid"));
        (await _visit.Page.TextContentAsync("main")).Should().Contain(Word("一致しました", "Matches"));
        var code = await _visit.Page.TextContentAsync(".confirmation-code");

        await _visit.UploadAsync("IMG_0001.png", QrImage.Png($"{Site.BaseUrl}/b/{Site.Revoked}"), field: "#photo");
        (await _visit.AnswerAsync()).Should().Be(Word("失効", "Revoked"));

        await _visit.GoAsync("/verify");
        await _visit.Page.FillAsync("textarea", $"{Site.BaseUrl}/b/{Site.Expired}");
        await _visit.Page.ClickAsync(".verify-form button[type=submit]");
        (await _visit.AnswerAsync()).Should().Be(Word("期限切れ", "Expired"));

        await _visit.GoAsync("/verify/confirmation");
        await _visit.Page.FillAsync("#code", code!);
        await _visit.Page.ClickAsync(".verify-form button[type=submit]");
        (await _visit.AnswerAsync()).Should().Be(Word("本物の確認書です", "A genuine confirmation"));
        (await _visit.Page.TextContentAsync("p.answer-word")).Should().Be(Word("有効", "Valid"));
    }

    [Test]
    public async Task A_graduate_shares_keeps_and_hides_the_badge()
    {
        // One badge each, since these run beside each other.
        var own = Site.Graduates[(javaScript ? 4 : 0) + (phone ? 2 : 0) + (language == "ja" ? 1 : 0)];
        await _visit.GoAsync(own);
        (await _visit.Page.TextContentAsync("h1")).Should().Contain("卒業 花子");
        await PdfAsync(own + "/certificate.pdf");

        await _visit.Page.FillAsync("#label", "応募先");
        await _visit.Page.ClickAsync("#new-link button");
        (await _visit.Page.TextContentAsync("[role=status]")).Should().Contain(Word("作りました", "made"));
        var link = await _visit.Page.Locator(".link-list li:last-child input[data-copy-source]").InputValueAsync();

        await _visit.GoAsync(link);
        (await _visit.Page.TextContentAsync(".badge-summary")).Should().Contain("卒業 花子");
        (await _visit.Page.TextContentAsync("main")).Should().NotContain("応募先");
        await PdfAsync(link + "/certificate.pdf");

        await _visit.GoAsync(own);
        await _visit.Page.CheckAsync("input[name=name][value=hidden]");
        await _visit.Page.CheckAsync("input[name=listed]");
        await _visit.Page.ClickAsync("form[action*=choices] button");
        (await _visit.Page.TextContentAsync("h1")).Should().Be(Word("あなたのバッジ", "Your badge"));
        await _visit.GoAsync(link);
        (await _visit.Page.TextContentAsync("body")).Should().NotContain("卒業 花子");

        await _visit.GoAsync(own);
        await _visit.Page.ClickAsync(".link-list li:last-child button[type=submit]");
        (await _visit.Page.TextContentAsync("[role=status]")).Should().Contain(Word("取り消しました", "withdrawn"));
        (await _visit.GoAsync(link)).Status.Should().Be(404);
    }

    [Test]
    public async Task The_secretariat_sees_every_badge_explain_itself_and_what_the_public_reads()
    {
        foreach (var (badge, word) in ((Issuing.CredentialId, string)[])
        [
            (Site.Revoked, Word("失効", "Revoked")), (Site.Suspended, Word("一時停止", "Suspended")),
            (Site.Expired, Word("期限切れ", "Expired")), (Site.Superseded, Word("差し替え", "replaced")),
        ])
        {
            (await _visit.GoAsync($"/b/{badge}")).Status.Should().Be(200);
            (await _visit.Page.TextContentAsync(".badge-standing .answer-word")).Should().Contain(word);
        }

        await _visit.Page.ClickAsync(".badge-standing a.button");
        (await _visit.Page.TextContentAsync(".badge-status .answer-word")).Should().Be(Word("有効", "Valid"));
        (await _visit.GoAsync($"/b/{Site.Erased}")).Status.Should().Be(410);

        await _visit.GoAsync($"/b/{Site.Award}");
        await _visit.Page.ClickAsync(".skills a");
        (await _visit.Page.TextContentAsync("main")).Should().Contain("DSS-P");
        await _visit.Page.ClickAsync(".menu li:last-child a");
        (await _visit.Page.TextContentAsync("main")).Should().Contain("did:web:");
        foreach (var text in (int[])[1, 2])
        {
            await _visit.Page.ClickAsync($".footer-links li:nth-child({text}) a");
            (await _visit.Page.Locator("main h1").CountAsync()).Should().Be(1);
        }

        // The other language, by its link, and from then on by every link.
        await _visit.Page.ClickAsync(".languages a");
        (await _visit.Page.GetAttributeAsync("html", "lang")).Should().Be(Word("en", "ja"));
        await _visit.Page.ClickAsync(".menu li:first-child a");
        (await _visit.Page.GetAttributeAsync("html", "lang")).Should().Be(Word("en", "ja"));
    }

    private string Word(string japanese, string english) => new LocalizedText(japanese, english)
        .In(language == "ja" ? Language.Japanese : Language.English);

    private async Task PdfAsync(string path)
    {
        (await _visit.Page.Locator($"a[href$='{new Uri(new Uri(Site.BaseUrl), path).AbsolutePath}']").CountAsync()).Should().BePositive();
        var answer = await _visit.Requests.GetAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : Site.BaseUrl + path);
        Encoding.Latin1.GetString(await answer.BodyAsync()).Should().StartWith("%PDF");
    }
}
