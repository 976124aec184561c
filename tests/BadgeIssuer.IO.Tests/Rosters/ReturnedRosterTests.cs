using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class ReturnedRosterTests
{
    private static string[] Samples => SampleRosters.All;

    [TestCaseSource(nameof(Samples))]
    public void A_returned_sample_is_judged_as_the_sample_was(string file)
    {
        var bytes = File.ReadAllBytes(SampleRosters.Path(file));
        var rules = SampleRosters.RulesOf(file);
        using var before = SampleRosters.Open(bytes, rules);

        foreach (var language in Enum.GetValues<Language>())
        {
            var returned = ReturnedRosters.Return(bytes, rules, language);
            using var once = SampleRosters.Open(returned, rules);
            using var twice = SampleRosters.Open(ReturnedRosters.Return(returned, rules, language), rules);

            ReturnedRosters.TellKept(before, once).Should().Equal(ReturnedRosters.TellKept(before, before));
            ReturnedRosters.Tell(twice).Should().Equal(ReturnedRosters.Tell(once));
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void A_sample_that_is_returned_twice_has_one_answer_a_line(string file)
    {
        var once = ReturnedRosters.Return(File.ReadAllBytes(SampleRosters.Path(file)), SampleRosters.RulesOf(file));
        var twice = ReturnedRosters.Return(once, SampleRosters.RulesOf(file));

        using var first = SampleRosters.Open(once, SampleRosters.RulesOf(file));
        using var second = SampleRosters.Open(twice, SampleRosters.RulesOf(file));
        second.Facts.Returned.Should().Be(first.Facts.Returned).And.NotBeNull();
        second.Facts.Warnings.Should().Contain(warning => warning.Code == RosterProblemCodes.ReturnedBefore);
    }

    [Test]
    public void Every_line_of_a_text_has_its_answer_below_the_headings()
    {
        var text = "名簿\r\n\r\n" + SampleRosters.Heading + ",備考\r\n"
            + SampleRosters.Row(1) + ",\"二行\r\nの備考\"\r\n" + SampleRosters.Row(2, result: "fail") + ",\r\n"
            + SampleRosters.Row(3, mail: "nobody") + ",\r\n"
            + SampleRosters.Row(4) + ",a,b\r\n合計\r\n";

        Text(ReturnedRosters.Return(Encoding.UTF8.GetBytes(text))).Should().Be(
            "名簿,,,,,,,,見出し,1 行目は見出しより上の行（表題など）です。\r\n"
            + ",,,,,,,,読み飛ばし,2 行目は空の行です。\r\n"
            + SampleRosters.Heading + ",備考,（見出しのない列）,判定,理由\r\n"
            + SampleRosters.Row(1) + ",\"二行\r\nの備考\",,発行対象,\r\n"
            + SampleRosters.Row(2, result: "fail") + ",,,対象外,6 行目は、「合否」により修了の対象外です。\r\n"
            + SampleRosters.Row(3, mail: "nobody") + ",,,差し戻し,"
            + "7 行目の「メールアドレス」は、使えるメールアドレスではありません。 → 半角の英数字で、「名前@ドメイン」の形になっているか確かめてください。"
            + "「..」や「@」の直前の「.」は使えません。\r\n"
            + SampleRosters.Row(4) + ",a,b,差し戻し,"
            + "\"8 行目の列の数（8）が、見出しの列の数（7）と合いません。 → 値の中の「,」を含むセルが「\"\"」で囲まれているか、"
            + "列がずれていないかを確かめてください。\"\r\n"
            + "合計,,,,,,,,読み飛ばし,9 行目は合計や注記の行で、受講者の行ではありません。\r\n");
    }

    [Test]
    public void Cells_that_would_be_formulas_are_neutralised_and_read_as_they_were()
    {
        var text = SampleRosters.Heading + ",備考\n"
            + SampleRosters.Row(1, mail: "+one@example.jp") + ",=1+1\n"
            + SampleRosters.Row(2, mail: "'+two@example.jp") + ",\"@SUM(\"\"A1\"\")\"\n"
            + SampleRosters.Row(3) + ",\"\t-\"\n" + SampleRosters.Row(4) + ",-\n" + SampleRosters.Row(5) + ",'quoted'\n";
        var returned = ReturnedRosters.Return(Encoding.UTF8.GetBytes(text));

        Text(returned).Should()
            .Contain(",'+one@example.jp,").And.Contain(",''+two@example.jp,").And.Contain(",'=1+1,")
            .And.Contain(",\"'@SUM(\"\"A1\"\")\",").And.Contain(",\"'\t-\",").And.Contain(",'-,").And.Contain(",'quoted',");
        using var reading = SampleRosters.Open(returned);
        reading.Judgements().Select(judgement => judgement.Completion?.EmailAddress).Should()
            .StartWith([null, "+one@example.jp", "'+two@example.jp"]);
        Text(ReturnedRosters.Return(returned)).Should().Be(Text(returned));
    }

    [Test]
    public void The_bytes_of_a_CP932_text_come_back_as_they_were()
    {
        var bytes = File.ReadAllBytes(SampleRosters.Path("cp932.csv"));

        var returned = ReturnedRosters.Return(bytes);

        var lines = Lines(bytes);
        var answered = Lines(returned);
        answered.Should().HaveCount(lines.Count);
        foreach (var (line, answer) in lines.Zip(answered))
        {
            answer.AsSpan().StartsWith(line).Should().BeTrue();
        }
    }

    [TestCase("utf-8", true)]
    [TestCase("utf-8", false)]
    [TestCase("utf-16", true)]
    [TestCase("utf-16BE", true)]
    public void Encoding_and_mark_stay(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = hasMark ? encoding.GetPreamble() : [];
        var text = (SampleRosters.Heading + "\n" + SampleRosters.Row(1, "𠮷野\u3000家") + "\n").Replace(',', '\t');

        var returned = ReturnedRosters.Return([.. mark, .. encoding.GetBytes(text)]);

        returned.Should().StartWith(mark);
        encoding.GetString(returned, mark.Length, returned.Length - mark.Length).Should().Be(
            text.Replace("合否\n", "合否\t判定\t理由\n", StringComparison.Ordinal)
                .Replace("合格\n", "合格\t発行対象\t\n", StringComparison.Ordinal));
    }

    [Test]
    public void A_line_that_would_swallow_its_answer_comes_back_as_one_cell()
    {
        var torn = SampleRosters.Row(2, "\"山田　花子");
        var text = SampleRosters.Heading + "\n" + torn + "\n" + SampleRosters.Row(3) + "\n";

        var returned = ReturnedRosters.Return(Encoding.UTF8.GetBytes(text));

        Text(returned).Should().Contain("\n\"" + torn.Replace("\"", "\"\"", StringComparison.Ordinal) + "\",,,,,,差し戻し,");
        ReturnedRosters.Tell(returned)[1].Should().StartWith("2 Reject");
        ReturnedRosters.Tell(returned)[2].Should().StartWith("3 Accept Q06-AX-0003");
    }

    [Test]
    public void An_operators_own_column_of_that_name_is_theirs()
    {
        var text = SampleRosters.Heading.Replace("合否", "判定,理由", StringComparison.Ordinal) + "\n"
            + SampleRosters.Row(1) + ",\n" + SampleRosters.Row(2, result: "不合格") + ",欠席\n";

        using var reading = SampleRosters.Open(text);

        reading.Facts.Returned.Should().BeNull();
        reading.Judgements().Select(judgement => judgement.Disposition).Should()
            .Equal(Disposition.Header, Disposition.Accept, Disposition.NotEligible);
        ReturnedRosters.Tell(ReturnedRosters.Return(reading)).Should().Equal(ReturnedRosters.Tell(reading));
    }

    [Test]
    public void The_file_is_replaced_whole_and_only_its_owner_may_read_it()
    {
        var folder = Directory.CreateTempSubdirectory("returned");
        try
        {
            var target = Path.Combine(folder.FullName, "answer.csv");
            File.WriteAllText(target, "an earlier answer");
            using var reading = SampleRosters.Open(SampleRosters.Heading + "\n" + SampleRosters.Row(1) + "\n");

            var fails = () => ReturnedRoster.Write(
                reading, ReturnedRosters.Outcomes(reading).Take(1), Language.Japanese, target);
            fails.Should().Throw<ArgumentException>();
            File.ReadAllText(target).Should().Be("an earlier answer");

            ReturnedRoster.Write(reading, ReturnedRosters.Outcomes(reading), Language.English, target);

            File.ReadAllText(target).Should().Contain("Decision,Reason");
            folder.EnumerateFiles().Should().ContainSingle();
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(target).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Every_sentence_about_a_row_can_be_written_in_CP932()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

        foreach (var code in typeof(RosterProblemCodes).GetFields().Select(field => (string)field.GetValue(null)!)
            .Where(code => !code.Contains("file-", StringComparison.Ordinal)))
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var problem = OpenBadges.Problem.Of(code, "1", "2", "3", "4");
                encoding.GetBytes(BadgeIssuer.Problems.ProblemCatalogue.Describe(problem, language));
                encoding.GetBytes(BadgeIssuer.Problems.ProblemCatalogue.Remedy(problem, language));
            }
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static List<byte[]> Lines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        var start = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (byte)'\n')
            {
                lines.Add(bytes[start..i].AsSpan().TrimEnd((byte)'\r').ToArray());
                start = i + 1;
            }
        }

        return lines;
    }
}
