using System.Net;
using System.Text.RegularExpressions;
using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Words;
using BadgeIssuer.Web.Confirming;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Confirming;

public sealed partial class ConfirmationTests
{
    private static readonly ConfirmationKey Key = ConfirmationKey.Of([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    private static readonly Gen<Confirmation> Confirmations = Gen.Select(
        Gen.Int[0, Answer.All.Length - 1],
        Gen.Int[0, 2],
        Gen.UInt,
        Gen.Bool,
        Gen.Byte.Array[16],
        (answer, recipient, at, own, badge) => new Confirmation(
            Answer.All[answer],
            recipient switch { 1 => true, 2 => false, _ => null },
            DateTimeOffset.FromUnixTimeSeconds(at),
            own,
            CredentialId.FromBytes(badge)));

    [Test]
    public void A_code_says_what_was_confirmed() => Confirmations.Sample(
        confirmation => Confirmation.TryRead(confirmation.Code(Key), Key, out var read) && read == confirmation);

    [Test]
    public void A_code_is_read_as_people_type_it()
    {
        var confirmation = Confirmations.Single();
        var code = confirmation.Code(Key);

        foreach (var typed in (string[])
        [
            code.ToLowerInvariant(), code.Replace("-", "", StringComparison.Ordinal), code.Replace('-', '　'), $"  {code}\n",
            string.Concat(code.Select(letter => letter == '-' ? '－' : (char)(letter + 0xFEE0))),
        ])
        {
            Confirmation.TryRead(typed, Key, out var read).Should().BeTrue(typed);
            read.Should().Be(confirmation);
        }
    }

    [Test]
    public void A_code_with_one_letter_changed_is_none_of_ours() =>
        Gen.Select(Confirmations, Gen.Int[0, 47], Gen.Int[1, 31]).Sample((confirmation, place, shift) =>
        {
            const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            var letters = confirmation.Code(Key).Replace("-", "", StringComparison.Ordinal).ToCharArray();
            letters[place] = alphabet[(alphabet.IndexOf(letters[place], StringComparison.Ordinal) + shift) % 32];
            return !Confirmation.TryRead(new string(letters), Key, out _);
        });

    [Test]
    public void A_code_of_another_key_is_none_of_ours() => Confirmations.Sample(
        confirmation => !Confirmation.TryRead(confirmation.Code(ConfirmationKey.Of(new byte[32])), Key, out _));

    [Test]
    public void Any_text_gives_an_answer() => Gen.String.Sample(text => !Confirmation.TryRead(text, Key, out _));

    // The order is on paper already.
    [Test]
    public void The_answers_keep_their_places() => Answer.All.Select(answer => answer.Word.Japanese).Should().Equal(
        "有効", "有効（発行者は未確認）", "失効", "一時停止", "失効（差し替え済み）", "期限切れ", "有効期間前", "偽造または改ざん",
        "規格不適合", "確認できませんでした", "信頼できない発行者", "受領者不一致", "推薦に問題あり", "確認できませんでした");

    [TestCase("https://badges.example.go.jp/credentials/abcdefghijklmnopqrstuvwx2a")]
    [TestCase("https://badges.example.go.jp/ob2/assertions/abcdefghijklmnopqrstuvwx2a")]
    public void A_badge_of_this_site_is_named_and_one_that_only_claims_to_be_is_not(string badge)
    {
        var site = PublishedSite.Find(Publication.Root)!;

        var genuine = Confirmation.Of(Reports.With() with { BadgeId = badge }, site)!;
        genuine.IsOwn.Should().BeTrue();
        genuine.Badge.ToString().Should().Be(SamplePublication.Award);
        var signed = Confirmation.Of(Reports.With() with { BadgeId = genuine.Badge.ToUrnUuid() }, site)!;
        signed.Badge.Should().Be(genuine.Badge);

        var forged = Confirmation.Of(Reports.With(checks: Reports.Failed(CheckId.Proof)) with { BadgeId = badge }, site)!;
        forged.IsOwn.Should().BeFalse();
        forged.Badge.Should().Be(Confirmation.DigestOf(badge));
        Confirmation.Of(Reports.With() with { BadgeId = null }, site).Should().BeNull("there is nothing to check again");
    }

    [Test]
    public async Task A_result_has_a_code_and_the_page_that_checks_it_says_what_it_was_and_what_it_is_now()
    {
        var now = Reports.With() with { BadgeId = $"{SamplePublication.BaseUrl}/credentials/{SamplePublication.Award}", RecipientMatches = true };
        using var site = new SampleSite(examine: _ => now);
        var client = site.CreateClient();

        var code = await CodeOf(client, "山田 太郎");
        now = Reports.With(status: BadgeStatus.Revoked, checks: Reports.Failed(CheckId.Status));
        var page = await client.GetStringAsync($"/verify/confirmation?code={code}");

        page.Should().Contain("<h1 class=\"answer-word\">本物の確認書です</h1>")
            .And.Contain("<dd>有効</dd>").And.Contain("2026年4月1日 12:00").And.Contain("一致しました").And.Contain(SamplePublication.Award)
            .And.Contain("<p class=\"answer-word\">失効</p>").And.Contain("name=\"robots\" content=\"noindex\"")
            .And.NotContain("山田");
        (await client.GetStringAsync($"/verify/confirmation?code={code}&lang=en")).Should().Contain("A genuine confirmation").And.Contain("Revoked");
    }

    [Test]
    public async Task A_code_that_this_site_never_made_is_said_so_plainly()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        foreach (var code in (string[])["ABCD", Confirmations.Single().Code(Key), new string('x', 5000), "<script>"])
        {
            var response = await site.CreateClient().GetAsync($"/verify/confirmation?code={Uri.EscapeDataString(code)}");

            response.StatusCode.Should().Be(HttpStatusCode.OK);
            (await response.Content.ReadAsStringAsync()).Should().Contain("このサイトの確認書ではありません").And.NotContain("<script>");
        }

        (await site.CreateClient().GetStringAsync("/verify/confirmation")).Should().Contain("<h1>確認書を確かめる</h1>");
    }

    [Test]
    public async Task A_confirmation_of_a_foreign_badge_is_of_that_badge_only()
    {
        const string badge = "https://elsewhere.example/badges/1";
        using var site = new SampleSite(examine: _ => Reports.With() with { BadgeId = badge });
        var client = site.CreateClient();
        var code = await CodeOf(client, "");

        (await client.GetStringAsync($"/verify/confirmation?code={code}")).Should().Contain("本物の確認書です").And.Contain("このサイトのバッジではない");
        (await client.GetStringAsync($"/verify/confirmation?code={code}&badge={Uri.EscapeDataString(badge)}")).Should().Contain("本物の確認書です");
        (await client.GetStringAsync($"/verify/confirmation?code={code}&badge=https://elsewhere.example/badges/2")).Should().Contain("別のバッジの確認書です");
    }

    [Test]
    public async Task The_key_stays_and_is_its_owners_alone()
    {
        using var site = new SampleSite(examine: _ => Reports.With() with { BadgeId = "https://elsewhere.example/1" });
        var code = await CodeOf(site.CreateClient(), "");
        var file = Path.Combine(site.Publication.Root, "..", "confirmation.key");

        File.ReadAllBytes(file).Should().HaveCount(32);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using var again = new SampleSite(new() { ["Site:ConfirmationKey"] = file }, _ => Reports.With());
        (await again.CreateClient().GetStringAsync($"/verify/confirmation?code={code}")).Should().Contain("本物の確認書です");
    }

    private static SamplePublication Publication { get; } = new();

    [OneTimeTearDown]
    public void Remove() => Publication.Dispose();

    private static async Task<string> CodeOf(HttpClient client, string recipient)
    {
        var response = await client.PostAsync("/verify", Form.File("badge.png", "x", recipient));
        var page = await response.Content.ReadAsStringAsync();
        var groups = Groups().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        groups.Should().HaveCount(12);
        page.Should().Contain("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        return string.Join('-', groups);
    }

    [GeneratedRegex("<span>([A-Z2-7]{4})</span>")]
    private static partial Regex Groups();
}
