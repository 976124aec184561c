using System.Text;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class EncodingTests
{
    private static readonly string Roster = SampleRosters.Heading + "\r\n" + SampleRosters.Row(1, "髙橋　花子") + "\r\n";

    private static IEnumerable<TestCaseData> Encodings() =>
    [
        new TestCaseData("UTF-8", new UTF8Encoding(false)),
        new TestCaseData("UTF-8 (BOM)", new UTF8Encoding(true)),
        new TestCaseData("CP932", CodePagesEncodingProvider.Instance.GetEncoding(932)!),
        new TestCaseData("UTF-16LE (BOM)", new UnicodeEncoding(bigEndian: false, byteOrderMark: true)),
        new TestCaseData("UTF-16BE (BOM)", new UnicodeEncoding(bigEndian: true, byteOrderMark: true)),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void Finds_and_names_the_encoding(string name, Encoding encoding)
    {
        using var reading = SampleRosters.Open([.. encoding.GetPreamble(), .. encoding.GetBytes(Roster)]);

        reading.Facts.Encoding.Should().Be(name);
        reading.Judgements().Last().Completion!.Name.Should().Be("髙橋　花子");
    }

    [Test]
    public void Plain_ASCII_is_UTF_8()
    {
        using var reading = SampleRosters.Open("Learner ID,Name,Email,Course,Completion Date,Result\n");

        reading.Facts.Encoding.Should().Be("UTF-8");
    }

    [Test]
    public void A_mark_is_believed_even_where_the_text_breaks_it()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Roster), .. "Q06-AX-0002,"u8, 0xE5, 0x2C, 0x0A];
        using var reading = SampleRosters.Open(bytes);

        var last = reading.Judgements().Last();
        last.Disposition.Should().Be(Disposition.Reject);
        last.Problems[0].Code.Should().Be(RosterProblemCodes.UndecodableBytes);
        last.Problems[0].Arguments[1].Should().Be((bytes.Length - 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public void UTF_8_with_one_broken_character_is_refused_with_its_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Roster), .. "Q06-AX-0002,"u8, 0xE5, 0x2C, 0x0A];

        var problem = SampleRosters.Refuse(bytes).Should().ContainSingle().Subject;
        problem.Code.Should().Be(RosterProblemCodes.EncodingMixed);
        problem.Arguments.Should().Equal(
            "3", (bytes.Length - 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void UTF_16_without_a_mark_is_refused(bool bigEndian) =>
        SampleRosters.Refuse(new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes(Roster))
            .Should().ContainSingle().Which.Code.Should().Be(RosterProblemCodes.EncodingWithoutMark);

    [TestCase(false)]
    [TestCase(true)]
    public void UTF_32_is_refused(bool bigEndian)
    {
        var encoding = new UTF32Encoding(bigEndian, byteOrderMark: true);

        SampleRosters.Refuse([.. encoding.GetPreamble(), .. encoding.GetBytes(Roster)])
            .Should().ContainSingle().Which.Code.Should().Be(RosterProblemCodes.EncodingUtf32);
    }

    [Test]
    public void Half_a_surrogate_pair_in_UTF_16_costs_its_row()
    {
        var encoding = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        byte[] bytes =
        [
            .. encoding.GetPreamble(), .. encoding.GetBytes(Roster + "Q06-AX-0002,"), 0x42, 0xD8,
            .. encoding.GetBytes("田,b@example.jp,MDXQ2-T1-1,2024/12/20,合格"),
        ];
        using var reading = SampleRosters.Open(bytes);

        var last = reading.Judgements().Last();
        last.LearnerNumber.Should().Be("Q06-AX-0002");
        last.Problems.Select(problem => problem.Code).Should().Equal(RosterProblemCodes.UndecodableBytes);
    }
}
