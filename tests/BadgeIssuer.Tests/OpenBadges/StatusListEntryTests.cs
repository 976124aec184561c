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

    private static (StatusListEntry? Entry, Problem? Problem) Read(string status)
    {
        StrictJson.TryParse(Encoding.UTF8.GetBytes(status), out var document, out _).Should().BeTrue();
        using (document)
        {
            var read = StatusListEntry.TryRead(document!.RootElement, "/credentialStatus", out var entry, out var problem);
            read.Should().Be(problem is null);
            return (entry, problem);
        }
    }

    [Test]
    public void An_entry_is_read() => Read(Entry()).Entry.Should().Be(
        new StatusListEntry("revocation", 94567, "https://badges.example.jp/status/1", 1, "/credentialStatus"));

    [Test]
    public void An_entry_of_a_list_of_2021_is_read() =>
        Read(Entry(type: "\"StatusList2021Entry\"")).Entry!.Kind.Should().Be(StatusListKind.StatusList2021);

    [Test]
    public void An_entry_of_several_bits_has_a_message_for_each_value() => Read(Entry(more: """
        ,"statusSize":2,"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x2","message":"c"},
        {"status":"0x1","message":"b"},{"status":"0x3","message":"d"}]
        """)).Entry!.Messages.Should().Equal("a", "b", "c", "d");

    [TestCase("""
        ,"statusSize":2
        """)]
    [TestCase("""
        ,"statusSize":2,"statusMessage":[{"status":"0x0","message":"a"}]
        """)]
    [TestCase("""
        ,"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x0","message":"b"}]
        """)]
    [TestCase("""
        ,"statusMessage":[{"status":"0x0","message":"a"},{"status":"0x2","message":"b"}]
        """)]
    [TestCase("""
        ,"statusMessage":[{"status":"0x0","message":"a"},{"status":"1","message":"b"}]
        """)]
    [TestCase("""
        ,"statusMessage":"a"
        """)]
    public void Messages_that_do_not_cover_the_values_are_refused(string more) =>
        Read(Entry(more: more)).Problem!.Should().Be(
            Problem.At("/credentialStatus/statusMessage", StatusProblemCodes.EntryMalformed, "statusMessage"));

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
    [TestCase("[\"StatusList2017\"]", "StatusList2017")]
    [TestCase("1", "")]
    public void Other_types_are_named(string type, string named) =>
        Read(Entry(type: type)).Problem.Should().Be(Problem.At("/credentialStatus", StatusProblemCodes.UnknownType, named));

    [TestCase("null")]
    [TestCase("\"x\"")]
    [TestCase("[[]]")]
    public void What_is_no_object_is_of_no_known_type(string status) =>
        Read(status).Problem!.Code.Should().Be(StatusProblemCodes.UnknownType);

    [TestCase("0")]
    [TestCase("17")]
    [TestCase("\"1\"")]
    [TestCase("1.5")]
    public void A_size_that_cannot_be_is_refused(string size) =>
        Read(Entry(more: $",\"statusSize\":{size}")).Problem!.Code.Should().Be(StatusProblemCodes.EntryMalformed);
}
