using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class StatusListCredentialTests
{
    private static readonly StatusListCredential List = new()
    {
        Id = "https://badges.example.jp/status/1",
        Issuer = "did:web:badges.example.jp",
        ValidFrom = new DateTimeOffset(2025, 2, 3, 1, 2, 3, TimeSpan.Zero),
        ValidUntil = new DateTimeOffset(2026, 2, 3, 1, 2, 3, TimeSpan.Zero),
        StatusPurpose = ["revocation"],
        EncodedList = StatusList.Create(StatusList.MinimumCount, [7]).Encode(),
        TimeToLive = TimeSpan.FromMinutes(5),
    };

    private static (StatusListCredential? List, Problem? Problem) Read(byte[] json)
    {
        StrictJson.TryParse(json, out var document, out _).Should().BeTrue();
        using (document)
        {
            StatusListCredential.TryRead(document!.RootElement, out var list, out var problem);
            return (list, problem);
        }
    }

    [Test]
    public void What_is_written_reads_back_the_same()
    {
        Read(StatusListCredentialWriter.Write(List)).List.Should().BeEquivalentTo(List);

        var bare = List with { ValidUntil = null, TimeToLive = null, StatusPurpose = ["revocation", "suspension"] };
        Read(StatusListCredentialWriter.Write(bare)).List.Should().BeEquivalentTo(bare);
    }

    [TestCase("\"type\":[\"VerifiableCredential\",\"BitstringStatusListCredential\"]", "\"type\":[\"VerifiableCredential\"]", "type")]
    [TestCase("\"id\":\"https://badges.example.jp/status/1\",", "", "id")]
    [TestCase("\"issuer\":\"did:web:badges.example.jp\"", "\"issuer\":{}", "issuer")]
    [TestCase("2025-02-03T01:02:03Z", "2025-02-03", "validFrom")]
    [TestCase("2026-02-03T01:02:03Z", "tomorrow", "validUntil")]
    [TestCase("\"type\":\"BitstringStatusList\"", "\"type\":\"StatusList2021\"", "credentialSubject")]
    [TestCase("\"statusPurpose\":\"revocation\"", "\"statusPurpose\":[]", "statusPurpose")]
    [TestCase("\"statusPurpose\":\"revocation\"", "\"statusPurpose\":[\"revocation\",1]", "statusPurpose")]
    [TestCase("\"encodedList\"", "\"list\"", "encodedList")]
    [TestCase("\"ttl\":300000", "\"ttl\":-1", "ttl")]
    public void What_is_missing_or_malformed_is_named(string from, string to, string named)
    {
        var json = Encoding.UTF8.GetString(StatusListCredentialWriter.Write(List));
        json.Should().Contain(from);

        var (_, problem) = Read(Encoding.UTF8.GetBytes(json.Replace(from, to, StringComparison.Ordinal)));

        problem!.Code.Should().Be(StatusProblemCodes.ListMalformed);
        problem.Arguments.Should().Equal(named);
    }

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"x\"")]
    [TestCase("{\"type\":1}")]
    public void No_json_makes_reading_throw(string json) =>
        Read(Encoding.UTF8.GetBytes(json)).Problem!.Code.Should().Be(StatusProblemCodes.ListMalformed);
}
