using System.Text.Json;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Tests.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

/// <summary>Badges whose validity ends, and their renewal.</summary>
public sealed class RenewerTests
{
    private static readonly CredentialFormat[] Formats =
    [
        CredentialFormat.DataIntegrity, CredentialFormat.VcJwt, CredentialFormat.Ob2Hosted, CredentialFormat.Ob2Jws,
        CredentialFormat.Png,
    ];

    private static readonly DateTimeOffset Start = new(2025, 2, 10, 3, 4, 5, TimeSpan.Zero);

    private readonly Skills.Catalogue _catalogue = Samples.Read(
        out _, files => Samples.WithMember(files, $"achievements/{Samples.AchievementId}.json", "\"validity\": {\"years\": 1},"))!;

    private IssuingKeys _keys = null!;
    private MemoryBadgeStore _store = null!;
    private DateTimeOffset _now;

    [OneTimeSetUp]
    public void MakeKeys() => _keys = Samples.NewKeys();

    [OneTimeTearDown]
    public void DropKeys() => _keys.Dispose();

    [SetUp]
    public void MakeStore()
    {
        _store = new MemoryBadgeStore();
        _now = Start;
    }

    [Test]
    public void Every_form_says_when_a_badge_ends_and_the_credential_where_a_newer_edition_is()
    {
        var badge = Issue();

        badge.ValidThrough.Should().Be(new DateOnly(2026, 1, 31));
        using var record = Record(badge);
        record.RootElement.GetProperty("validUntil").GetString().Should().Be("2026-01-31T23:59:59+09:00");
        record.RootElement.GetProperty("refreshService").GetRawText().Should().Be(
            $$"""{"id":"http://localhost:5080/credentials/{{badge.Id}}.json","type":"1EdTechCredentialRefresh"}""");
        record.RootElement.GetProperty("@context").EnumerateArray().Select(iri => iri.GetString())
            .Should().Contain(ContextIris.OpenBadgesV3Extensions);
        using var assertion = JsonDocument.Parse(Document(badge, CredentialFormat.Ob2Hosted).Content);
        assertion.RootElement.GetProperty("expires").GetString().Should().Be("2026-01-31T23:59:59+09:00");
    }

    [Test]
    public void A_renewed_badge_is_a_newer_edition_of_the_same_credential()
    {
        var badge = Issue();
        using var before = Record(badge);
        _now = Start.AddDays(300);

        Renew(badge, new DateOnly(2025, 11, 30)).Result.Should().Be(StandingResult.Changed);

        var renewed = _store.Find(badge.Id)!;
        renewed.ValidThrough.Should().Be(new DateOnly(2026, 11, 30));
        renewed.Should().BeEquivalentTo(badge, options => options
            .Excluding(each => each.ValidThrough).Excluding(each => each.Documents).Excluding(each => each.Events));
        using var after = Record(renewed);
        Without(after).Should().Be(Without(before));
        after.RootElement.GetProperty("validUntil").GetString().Should().Be("2026-11-30T23:59:59+09:00");
        after.RootElement.GetProperty("validFrom").GetString().Should().Be("2025-12-07T03:04:05Z");
        renewed.Events.Should().Equal(new BadgeEvent(_now, "鈴木", BadgeStanding.Active, "更新講習"));
        var note = _store.Entries[^1].Note;
        note.Action.Should().Be(AuditActions.Renew);
        note.Badges.Single().Sha256.Should().Equal(AuditedBadge.DigestsOf(renewed));
    }

    [Test]
    public void Renewing_again_for_the_same_day_changes_nothing()
    {
        var badge = Issue();
        Renew(badge, new DateOnly(2025, 2, 9));
        var notes = _store.Entries.Count;

        Renew(badge, new DateOnly(2025, 2, 9)).Result.Should().Be(StandingResult.Unchanged);
        Renew(badge, new DateOnly(2025, 2, 1)).Result.Should().Be(StandingResult.Unchanged);

        _store.Entries.Should().HaveCount(notes);
    }

    [Test]
    public void A_badge_without_an_end_is_not_renewed()
    {
        var maker = Maker(Samples.Catalogue);
        var badge = Issue(maker, Samples.Catalogue);

        new Renewer(_store, maker, Samples.Catalogue).Renew([badge.Id], new DateOnly(2025, 2, 9), "鈴木", "更新講習")
            .Single().Problem!.Code.Should().Be(LifecycleProblemCodes.NoEnd);
    }

    [Test]
    public void A_day_before_the_completion_is_refused() =>
        Renew(Issue(), new DateOnly(2025, 1, 30)).Problem!.Code.Should().Be(LifecycleProblemCodes.RenewedBefore);

    [Test]
    public void A_revoked_badge_stays_revoked()
    {
        var badge = Issue();
        _ = new StandingChanger(_store, new FixedClock(_now)).Change([badge.Id], StandingAction.Revoke, "鈴木", "不正", null).ToArray();

        Renew(badge, new DateOnly(2025, 2, 9)).Problem!.Code.Should().Be(LifecycleProblemCodes.Revoked);
    }

    [Test]
    public void A_correction_of_the_name_keeps_the_renewal_and_one_of_the_day_counts_anew()
    {
        var badge = Issue();
        Renew(badge, new DateOnly(2025, 2, 9));
        var corrector = new Corrector(_store, Maker(_catalogue), _catalogue);

        var named = corrector.Correct(
            _store.Find(badge.Id)!, badge.Completion with { Name = "髙橋 芳子" }, "誤記", Samples.Run);
        var dated = corrector.Correct(
            named, named.Completion with { CompletedOn = new DateOnly(2025, 1, 20) }, "誤記", Samples.Run);

        named.ValidThrough.Should().Be(new DateOnly(2026, 2, 9));
        dated.ValidThrough.Should().Be(new DateOnly(2026, 1, 20));
    }

    [TestCase("2026-01-31", null)]
    [TestCase("2026-02-01", IssuingProblemCodes.ValidityEnded)]
    public void No_badge_is_issued_that_has_expired_already(string today, string? code)
    {
        var outcome = new RosterIssuer(_store, Maker(_catalogue), _catalogue, DateOnly.Parse(today))
            .Issue([Samples.Row(2, Samples.Completion())], Samples.Run).Single();

        outcome.Judgement.Problems.Select(problem => problem.Code).Should().Equal(code is null ? [] : [code]);
        outcome.Judgement.Disposition.Should().Be(code is null ? Disposition.Accept : Disposition.Hold);
        _store.List().Should().HaveCount(code is null ? 1 : 0);
    }

    [Test]
    public void An_expired_badge_is_corrected_only_after_its_renewal()
    {
        var badge = Issue();
        var correction = Samples.Row(2, badge.Completion with { Name = "髙橋 芳子" }, isCorrection: true);

        var early = RosterIssuer.Plan(_store, _catalogue, new DateOnly(2026, 2, 1), [correction]).Single();
        Renew(badge, new DateOnly(2025, 2, 9));
        var late = RosterIssuer.Plan(_store, _catalogue, new DateOnly(2026, 2, 1), [correction]).Single();

        early.Judgement.Problems.Single().Code.Should().Be(IssuingProblemCodes.ValidityEnded);
        late.Corrects.Should().Be(badge.Id);
    }

    private IssuedBadge Issue() => Issue(Maker(_catalogue), _catalogue);

    private IssuedBadge Issue(AwardMaker maker, Skills.Catalogue catalogue)
    {
        var outcome = new RosterIssuer(_store, maker, catalogue, Samples.Today)
            .Issue([Samples.Row(2, Samples.Completion())], Samples.Run).Single();
        return _store.Find(outcome.Id!)!;
    }

    private StandingOutcome Renew(IssuedBadge badge, DateOnly day) =>
        new Renewer(_store, Maker(_catalogue), _catalogue).Renew([badge.Id], day, "鈴木", "更新講習").Single();

    private AwardMaker Maker(Skills.Catalogue catalogue) => new(
        _store, Samples.Securer(_keys, catalogue, Formats), new SystemRandomness(), new SystemRandomness(), new FixedClock(_now));

    private SecuredDocument Document(IssuedBadge badge, CredentialFormat format) =>
        _store.ReadDocuments(badge).Single(document => document.Format == format);

    private JsonDocument Record(IssuedBadge badge) =>
        JsonDocument.Parse(Document(badge, CredentialFormat.DataIntegrity).Content);

    private static string Without(JsonDocument record) => string.Join('\n', record.RootElement.EnumerateObject()
        .Where(member => member.Name is not ("validFrom" or "validUntil" or "proof"))
        .Select(member => member.ToString()));
}
