using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class Cp932Tests
{
    // Source: Microsoft, "cp932 to Unicode table" (bestfit932.txt), picked where decoders differ.
    [TestCase("EEE0", "髙")]
    [TestCase("FBFC", "髙")]
    [TestCase("ED95", "﨑")]
    [TestCase("FAB1", "﨑")]
    [TestCase("FA58", "㈱")]
    [TestCase("878A", "㈱")]
    [TestCase("FA59", "№")]
    [TestCase("FA5A", "℡")]
    [TestCase("FA5B", "∵")]
    [TestCase("81E6", "∵")]
    [TestCase("879A", "∵")]
    [TestCase("8790", "≒")]
    [TestCase("8795", "√")]
    [TestCase("ED40", "纊")]
    [TestCase("EEEC", "黑")]
    [TestCase("FC4B", "黑")]
    [TestCase("EEEF", "ⅰ")]
    [TestCase("EEF8", "ⅹ")]
    [TestCase("EEF9", "￢")]
    [TestCase("EEFA", "￤")]
    [TestCase("EEFB", "＇")]
    [TestCase("EEFC", "＂")]
    [TestCase("FA4A", "Ⅰ")]
    [TestCase("FA53", "Ⅹ")]
    [TestCase("FA54", "￢")]
    [TestCase("815C", "―")]
    [TestCase("8160", "～")]
    [TestCase("8161", "∥")]
    [TestCase("817C", "－")]
    [TestCase("8191", "￠")]
    [TestCase("81CA", "￢")]
    [TestCase("8740", "①")]
    [TestCase("B1", "ｱ")]
    [TestCase("5C", "\\")]
    [TestCase("7E", "~")]
    [TestCase("F040", "\uE000")]
    [TestCase("F9FC", "\uE757")]
    [TestCase("889F", "亜")]
    [TestCase("EAA4", "熙")]
    public void Reads_what_Windows_reads(string hex, string expected) => Read(hex).Should().Be(expected);

    [TestCase("80")]
    [TestCase("A0")]
    [TestCase("FD")]
    [TestCase("FE")]
    [TestCase("FF")]
    [TestCase("8540")]
    [TestCase("81AD")]
    [TestCase("EAA5")]
    [TestCase("EEED")]
    [TestCase("FC4C")]
    [TestCase("889E")]
    public void Knows_what_means_nothing(string hex) => Read(hex).Should().Be("[1]");

    [TestCase("822C41", "[1],A", Description = "a lead byte before a comma leaves the comma")]
    [TestCase("820D0A", "[1]\r\n")]
    [TestCase("4182", "A[2]")]
    [TestCase("41827F", "A[2]\u007F")]
    [TestCase("82A082", "あ[3]")]
    public void Half_a_character_takes_nothing_with_it(string hex, string expected) =>
        Read(hex).Should().Be(expected);

    [Test]
    public void Has_all_characters_of_the_code_page_and_no_others()
    {
        var defined = 0;
        var vendor = 0;
        for (var first = 0x81; first <= 0xFC; first++)
        {
            for (var second = 0x40; second <= 0xFC; second++)
            {
                if (Cp932.IsLead((byte)first) && Cp932.IsTrail((byte)second)
                    && Cp932.Pair((byte)first, (byte)second) is not Cp932.Undefined and var character)
                {
                    defined++;
                    vendor += character is >= '\uE000' and <= '\uF8FF' ? 1 : 0;
                }
            }
        }

        // 7,724 characters with their second codes, and 10 rows of 188 for a user's own.
        vendor.Should().Be(1880);
        (defined - vendor).Should().Be(7724);
    }

    [Test]
    public void An_undefined_byte_costs_its_row_and_says_where_it_stands()
    {
        byte[] text =
        [
            .. Encode(SampleRosters.Heading + "\r\n" + SampleRosters.Row(1) + "\r\n"),
            .. "Q06-AX-0002,"u8, 0x85, 0x40, .. Encode("田,b@example.jp,MDXQ2-T1-1,2024/12/20,合格\r\n"),
            .. Encode(SampleRosters.Row(3) + "\r\n"),
        ];
        using var reading = SampleRosters.Open(text);

        var judgements = reading.Judgements().ToArray();

        reading.Facts.Encoding.Should().Be("CP932");
        judgements.Select(judgement => judgement.Disposition.ToString())
            .Should().Equal("Header", "Accept", "Reject", "Accept");
        var problem = judgements[2].Problems.Should().ContainSingle().Subject;
        problem.Code.Should().Be(RosterProblemCodes.UndecodableBytes);
        var position = 1 + text.AsSpan().IndexOf([(byte)0x85, (byte)0x40]);
        problem.Arguments.Should().Equal("3", position.ToString(System.Globalization.CultureInfo.InvariantCulture), "CP932");
    }

    private static byte[] Encode(string text) => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text);

    private static string Read(string hex)
    {
        var text = new DecodedText(
            new MemoryStream(Convert.FromHexString(hex)), new FoundEncoding(RosterEncoding.Cp932, 0, 0, 0));
        var read = new StringBuilder();
        while (text.TryRead(out var unit))
        {
            _ = unit.FaultAt > 0 ? read.Append('[').Append(unit.FaultAt).Append(']') : read.Append(unit.Character);
        }

        return read.ToString();
    }
}
