using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class StatusListEntryTests
{
    private static string Entry(string index = "\"94567\"", string type = "\"BitstringStatusListEntry\"", string more = "") => $$"""
        {"id":"https://badges.example.jp/status/1#94567","type":{{type}},"statusPurpose":"revocation",
         "statusListIndex":{{index}},"statusListCredential":"https://badges.example.jp/status/1"{{more}}}
        """;

    private static (StatusListEntry[] Entries, Problem? Problem) Read(string status)
    {
        StrictJson.TryParse(Encoding.UTF8.GetBytes($$"""{"credentialStatus":{{status}}}"""), out var document, out _).Should().BeTrue();
        using (document)
        {
            var read = StatusListEntry.TryRead(document!.RootElement, out var entries, out var problem);
            read.Should().Be(problem is null);
            return ([.. entries], problem);
        }
    }

    [Test]
    public void An_entry_is_read() => Read(Entry()).Entries.Should().Equal(
        new StatusListEntry("revocation", 94567, "https://badges.example.jp/status/1", 1, "/credentialStatus"));

    [Test]
    public void Several_entries_are_read_with_their_places() =>
        Read($"[{Entry()},{Entry("\"0\"", "[\"BitstringStatusListEntry\"]", ",\"statusSize\":2")}]").Entries.Should().Equal(
            new StatusListEntry("revocation", 94567, "https://badges.example.jp/status/1", 1, "/credentialStatus/0"),
            new StatusListEntry("revocation", 0, "https://badges.example.jp/status/1", 2, "/credentialStatus/1"));

    [Test]
    public void A_credential_without_a_status_has_no_entries()
    {
        using var document = System.Text.Json.JsonDocument.Parse("{}");
        StatusListEntry.TryRead(document.RootElement, out var entries, out _).Should().BeTrue();
        entries.Should().BeEmpty();
    }

    [TestCase("\"4x\"")]
    [TestCase("\"\"")]
    [TestCase("\" 4\"")]
    [TestCase("\"+4\"")]
    [TestCase("\"-4\"")]
    [TestCase("\"04\"")]
    [TestCase("\"4.0\"")]
    [TestCase("\"４\"")]
    [TestCase("\"2147483648\"")]
    [TestCase("\"99999999999999999999\"")]
    [TestCase("4")]
    [TestCase("null")]
    public void An_index_has_one_form_only(string index) =>
        Read(Entry(index)).Problem.Should().Be(Problem.At("/credentialStatus/statusListIndex", StatusProblemCodes.IndexMalformed));

    [TestCase("\"1EdTechRevocationList\"", "1EdTechRevocationList")]
    [TestCase("[\"StatusList2021Entry\"]", "StatusList2021Entry")]
    [TestCase("1", "")]
    public void Other_types_are_named(string type, string named) =>
        Read(Entry(type: type)).Problem.Should().Be(Problem.At("/credentialStatus", StatusProblemCodes.UnknownType, named));

    [TestCase("null")]
    [TestCase("\"x\"")]
    [TestCase("[[]]")]
    public void What_is_no_object_is_of_no_known_type(string status) =>
        Read(status).Problem!.Code.Should().Be(StatusProblemCodes.UnknownType);

    [TestCase("0")]
    [TestCase("33")]
    [TestCase("\"1\"")]
    [TestCase("1.5")]
    public void A_size_that_cannot_be_is_refused(string size) =>
        Read(Entry(more: $",\"statusSize\":{size}")).Problem!.Code.Should().Be(StatusProblemCodes.EntryMalformed);
}
