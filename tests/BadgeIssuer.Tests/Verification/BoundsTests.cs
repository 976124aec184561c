using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Tests.OpenBadges;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>No input may take much, whatever it is. Counted in bytes and documents, since clocks differ.</summary>
[NonParallelizable]
public sealed class BoundsTests
{
    // Everything that is allocated on the way, garbage included: what is in use at any time is a part of that.
    private const long MostBytes = 200L * 1024 * 1024;

    private static IEnumerable<TestCaseData> Inputs()
    {
        TestCaseData Input(string name, Func<TestIssuer, byte[]> make) => new TestCaseData(make).SetArgDisplayNames(name);

        yield return Input("JSON of a hundred thousand depths", _ => Bytes(new string('[', 100_000)));
        yield return Input("JSON of six hundred thousand empty arrays", _ => Bytes("[" + string.Join(',', Enumerable.Repeat("[]", 600_000)) + "]"));
        yield return Input("a badge of a hundred thousand names", _ => Bytes(
            "{\"type\":\"OpenBadgeCredential\"," + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"n{number}\":0")) + "}"));
        yield return Input("a JWS with a header of ten megabytes", _ => Bytes(
            Base64Url.EncodeToString(Bytes("{\"alg\":\"EdDSA\",\"x\":\"" + new string('x', 10_000_000) + "\"}")) + ".e30.AA"));
        yield return Input("three thousand proofs", issuer => Edited(issuer, badge =>
            badge["proof"] = Many(3_000, badge["proof"]!)));
        yield return Input("sixteen proofs of a large credential", issuer => Edited(issuer, badge =>
        {
            badge["credentialSubject"]!["achievement"]!["alignment"] =
                Many(2_000, badge["credentialSubject"]!["achievement"]!["alignment"]![0]!);
            badge["proof"] = Many(16, badge["proof"]!);
        }));
        yield return Input("four thousand endorsements, signed", issuer => Signed(issuer, badge =>
            badge["endorsement"] = Many(4_000, JsonNode.Parse("""{"id":"https://x.example/e","type":["VerifiableCredential","EndorsementCredential"],"issuer":"did:web:x.example"}""")!)));
        yield return Input("five thousand alignments, signed", issuer => Signed(issuer, badge =>
            badge["credentialSubject"]!["achievement"]!["alignment"] =
                Many(5_000, badge["credentialSubject"]!["achievement"]!["alignment"]![0]!)));
        yield return Input("ten thousand statuses, signed", issuer => Signed(issuer, badge =>
            badge["credentialStatus"] = Many(10_000, badge["credentialStatus"]!)));
        yield return Input("a thousand identifiers with long salts, signed", issuer => Signed(issuer, badge =>
            badge["credentialSubject"]!["identifier"] = Many(1_000, JsonNode.Parse(
                $$"""{"type":"IdentityObject","hashed":true,"identityType":"name","identityHash":"sha256${{new string('0', 64)}}","salt":"{{new string('s', 1000)}}"}""")!)));
        yield return Input("blank nodes that look alike and point at each other", issuer => Edited(issuer, badge =>
            badge["credentialSubject"]!["achievement"]!["related"] = new JsonArray([.. Enumerable.Range(0, 400).Select(number =>
                (JsonNode)new JsonObject
                {
                    ["id"] = $"_:b{number % 20}",
                    ["type"] = new JsonArray("Related"),
                    ["related"] = new JsonObject { ["id"] = $"_:b{number / 20}", ["type"] = new JsonArray("Related") },
                })])));
        yield return Input("a status list that is a bomb", issuer =>
        {
            using var bomb = new MemoryStream();
            using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                for (var i = 0; i < 1_000; i++)
                {
                    gzip.Write(new byte[1_000_000]);
                }
            }

            issuer.PublishStatusList(change: list => list with { EncodedList = "u" + Base64Url.EncodeToString(bomb.ToArray()) });
            return Bytes(issuer.Jwt());
        });
        yield return Input("a picture of ten megabytes", issuer => Pictures.Png(
            Pictures.Chunk("prVt", new byte[9_000_000]),
            Pictures.InternationalText(BakedText.OpenBadgeCredential, Bytes(issuer.Jwt()))));
        yield return Input("a picture with a text that is a bomb", _ => Pictures.Png(
            Pictures.InternationalText(BakedText.OpenBadgeCredential, new byte[300_000_000], compressed: true)));
        yield return Input("a vector picture of ten megabytes", issuer => SvgBadges.Bake(
            Bytes("<svg xmlns=\"http://www.w3.org/2000/svg\">" + string.Concat(Enumerable.Repeat("<g/>", 2_000_000)) + "</svg>"),
            new BakedText(BakedText.OpenBadgeCredential, issuer.Jwt())));
        yield return Input("a vector picture of a hundred thousand depths", _ => Bytes(
            "<svg xmlns=\"http://www.w3.org/2000/svg\">" + string.Concat(Enumerable.Repeat("<g>", 100_000))));
        yield return Input("a hosted badge whose issuer has ten thousand keys", issuer =>
        {
            var profile = JsonNode.Parse(issuer.Web[TestIssuer.IssuerV2])!;
            profile["publicKey"] = new JsonArray([.. Enumerable.Range(0, 10_000).Select(number => (JsonNode)$"{TestIssuer.Base}/keys/{number}")]);
            issuer.Web.Put(TestIssuer.IssuerV2, profile.ToJsonString());
            return Bytes(issuer.Jws());
        });
    }

    [TestCaseSource(nameof(Inputs))]
    public async Task Takes_little(object make)
    {
        using var issuer = new TestIssuer();
        var bytes = ((Func<TestIssuer, byte[]>)make)(issuer);
        issuer.Web.Asked.Clear();

        // Nothing is waited for here, so that one thread does it all.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var verifying = issuer.VerifyAsync(bytes, "山田太郎");
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        verifying.IsCompleted.Should().BeTrue();
        var report = await verifying;

        TestContext.Out.WriteLine($"{taken / 1024:N0} KiB, {issuer.Web.Asked.Count} documents, {report.Verdict}");
        taken.Should().BeLessThan(MostBytes);
        issuer.Web.Asked.Count.Should().BeLessThanOrEqualTo(FetchSession.MaximumDocuments);
        report.Warnings.Length.Should().BeLessThan(1_000);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static JsonArray Many(int count, JsonNode one) => new([.. Enumerable.Range(0, count).Select(_ => one.DeepClone())]);

    private static byte[] Edited(TestIssuer issuer, Action<JsonNode> edit)
    {
        var badge = JsonNode.Parse(issuer.Embedded())!;
        edit(badge);
        return Bytes(badge.ToJsonString());
    }

    private static byte[] Signed(TestIssuer issuer, Action<JsonNode> edit) => Bytes(issuer.JwtOf(edit));
}
