using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>A verifier remembers what it has read. That must never show in what it says.</summary>
public sealed class ServedDocumentsTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        VerificationCases.All().Select(@case => new TestCaseData(@case).SetArgDisplayNames(@case.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task Says_after_many_good_badges_what_a_new_verifier_says_of(object @case)
    {
        var asked = (VerificationCase)@case;
        using var issuer = new TestIssuer();
        var experienced = Verifier(issuer);
        foreach (var good in (string[])[issuer.Embedded(), issuer.Jwt(), issuer.Jws(), TestIssuer.AssertionId])
        {
            await Verify(experienced, TestIssuer.Bytes(good), null);
        }

        // A case may change whom the next verifier trusts; these two were made alike.
        var fresh = Verifier(issuer);
        var bytes = TestIssuer.Bytes(asked.Make(issuer));
        var first = await Verify(experienced, bytes, asked);
        var second = await Verify(experienced, bytes, asked);
        var anew = await Verify(fresh, bytes, asked);

        first.Should().Be(anew);
        second.Should().Be(anew);
    }

    [Test]
    public async Task Sees_at_once_that_a_list_has_changed()
    {
        using var issuer = new TestIssuer();
        var verifier = Verifier(issuer);
        (await Examine(verifier, issuer.Embedded())).Verdict.Should().Be(Verdict.Valid);

        issuer.PublishStatusList([TestIssuer.StatusIndex]);

        (await Examine(verifier, issuer.Embedded())).Status.Should().Be(BadgeStatus.Revoked);
    }

    [Test]
    public async Task Believes_a_list_no_longer_when_its_key_is_withdrawn()
    {
        using var issuer = new TestIssuer();
        using var listKey = SigningKey.Generate(KeyKind.Ed25519);
        PublishKeys(issuer, listKey);
        issuer.PublishStatusList(key: listKey, kid: TestIssuer.Did + "#list");
        var verifier = Verifier(issuer);
        (await Examine(verifier, issuer.Embedded())).Verdict.Should().Be(Verdict.Valid);

        PublishKeys(issuer, listKey: null);

        (await Examine(verifier, issuer.Embedded()))[CheckId.Status].Problem!.Code
            .Should().Be(StatusCheckProblemCodes.ListNotProven);
    }

    [Test]
    public async Task Believes_a_list_no_longer_when_its_key_has_ended()
    {
        using var issuer = new TestIssuer();
        using var listKey = SigningKey.Generate(KeyKind.Ed25519);
        PublishKeys(issuer, listKey, end: TestIssuer.Now.AddMinutes(1));
        issuer.PublishStatusList(key: listKey, kid: TestIssuer.Did + "#list");
        var verifier = Verifier(issuer);
        (await Examine(verifier, issuer.Embedded(), TestIssuer.Now)).Verdict.Should().Be(Verdict.Valid);

        (await Examine(verifier, issuer.Embedded(), TestIssuer.Now.AddMinutes(1)))[CheckId.Status].Problem!.Code
            .Should().Be(StatusCheckProblemCodes.ListNotProven);
    }

    [Test]
    public async Task Lists_the_documents_of_every_badge_whether_it_had_read_them_or_not()
    {
        using var issuer = new TestIssuer();
        var verifier = Verifier(issuer);

        var first = await Examine(verifier, issuer.Jwt());
        var second = await Examine(verifier, issuer.Jwt());

        first.Fetched.Select(document => document.Url)
            .Should().Equal(TestIssuer.Kid, TestIssuer.DidDocumentUrl, TestIssuer.StatusList);
        second.Fetched.Should().Equal(first.Fetched);
    }

    [Test]
    public void Forgets_what_goes_beyond_its_bounds()
    {
        var served = new ServedDocuments();
        var made = 0;
        DocumentLookup.Answered Page(int number) =>
            new(200, "", $"https://x.example/{number}", Encoding.ASCII.GetBytes(number.ToString(provider: null)));
        void Read(int number) => served.Made($"https://x.example/{number}", Page(number), answered => (object)(made++, answered));

        Read(0);
        Read(0);
        made.Should().Be(1);

        foreach (var number in Enumerable.Range(1, 2000))
        {
            Read(number);
        }

        Read(0);
        made.Should().Be(2002);
    }

    private static void PublishKeys(TestIssuer issuer, SigningKey? listKey, DateTimeOffset? end = null)
    {
        (string, PublicKey)[] keys = listKey is null
            ? [("k1", issuer.Key.PublicKey)]
            : [("k1", issuer.Key.PublicKey), ("list", listKey.PublicKey)];
        var document = JsonNode.Parse(DidDocumentWriter.Write(TestIssuer.Did, keys))!;

        if (end is { } instant)
        {
            var methods = document["verificationMethod"]!.AsArray()
                .Where(method => method!["id"]!.GetValue<string>().EndsWith("#list", StringComparison.Ordinal));
            foreach (var method in methods)
            {
                method!["expires"] = DateTimeStamp.Format(instant);
            }
        }

        issuer.Web.Put(TestIssuer.DidDocumentUrl, document.ToJsonString());
    }

    private static CredentialVerifier Verifier(TestIssuer issuer) =>
        new(issuer.Web, issuer.Trust, new FixedClock(TestIssuer.Now));

    private static Task<VerificationReport> Examine(CredentialVerifier verifier, string badge, DateTimeOffset? at = null) =>
        verifier.ExamineAsync(TestIssuer.Bytes(badge), new VerificationRequest("test", At: at), CancellationToken.None).AsTask();

    private static async Task<string> Verify(CredentialVerifier verifier, byte[] badge, VerificationCase? asked)
    {
        var report = await verifier.ExamineAsync(
            badge, new VerificationRequest("test", asked?.Recipient, asked?.At), CancellationToken.None);
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            VerificationReportJson.Write(writer, report, Language.English);
        }

        return TestIssuer.Text(text.ToArray());
    }
}
