using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Plans;
using BadgeIssuer.OpenBadges;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Issuing;

public sealed class IssuancePlanTests
{
    private static readonly Gen<string> Text = Gen.String[1, 12].Where(text => !string.IsNullOrWhiteSpace(text)
        && !text.Contains('\0', StringComparison.Ordinal) && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar));

    private static readonly Gen<RowJudgement> Judgement = Gen.Select(
        Gen.Int[1, 9], Gen.Enum<Disposition>(), Text.Null(), Text, Gen.Bool, Gen.Bool,
        (line, disposition, learner, name, isDue, isCorrection) => new RowJudgement(
            line,
            disposition,
            learner,
            isDue ? new Completion(learner ?? "1", name, "a@example.jp", "A-v1", new DateOnly(2024, 12, 20)) : null,
            isCorrection,
            [Problem.At("/" + line, "roster.blank-line", name)]));

    private static readonly IssuancePlan Plan = new()
    {
        Id = "20241220-abc234",
        MadeAt = new DateTimeOffset(2024, 12, 20, 3, 4, 5, TimeSpan.Zero),
        MadeBy = "山田　太郎",
        Login = "yamada",
        AsOf = new DateOnly(2024, 12, 20),
        Roster = new PlannedFile("修了者 “12月”.xlsx", "roster.xlsx", new string('a', 64)),
        Mapping = new PlannedFile("map.json", "mapping.json", new string('b', 64)),
        Achievement = "MDXQ2-T1-1-v1",
        Operator = "A",
        Achievements = ["MDXQ2-T1-1-v1", "MDXQ2-T1-2-v1"],
        CatalogueSha256 = new string('c', 64),
        SettingsSha256 = new string('d', 64),
        JudgementsSha256 = new string('e', 64),
        Lines = ImmutableSortedDictionary<string, int>.Empty.Add("accept", 2).Add("header", 1),
        Due = 2,
        Corrections = [new PlannedCorrection(2, CredentialId.FromBytes(new byte[16]))],
    };

    [Test]
    public void A_plan_is_read_as_it_was_written_however_it_is_spaced()
    {
        var utf8 = IssuancePlanJson.Write(Plan, out var hash);

        foreach (var form in new[] { utf8, Encoding.UTF8.GetBytes(JsonNode.Parse(utf8)!.ToJsonString()) })
        {
            IssuancePlanJson.TryRead(form, out var read, out var readHash).Should().BeTrue();
            readHash.Should().Be(hash);
            IssuancePlanJson.Write(read!, out _).Should().Equal(utf8);
        }
    }

    [Test]
    public void No_byte_of_a_plan_can_be_changed()
    {
        var utf8 = IssuancePlanJson.Write(Plan, out var hash);

        Gen.Select(Gen.Int[0, utf8.Length - 1], Gen.Byte).Sample((index, value) =>
        {
            var changed = utf8.ToArray();
            changed[index] = value;
            return !IssuancePlanJson.TryRead(changed, out var read, out var readHash)
                || (readHash == hash && IssuancePlanJson.Write(read, out _).AsSpan().SequenceEqual(utf8));
        });
    }

    [Test]
    public void A_copy_of_a_file_never_lies_outside_of_the_folder()
    {
        var utf8 = IssuancePlanJson.Write(Plan with { Roster = Plan.Roster with { Copy = "../roster.csv" } }, out _);

        IssuancePlanJson.TryRead(utf8, out _, out _).Should().BeFalse();
    }

    [Test]
    public void Any_bytes_are_read_as_a_plan_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
        IssuancePlanJson.TryRead(bytes, out var plan, out _) == plan is not null
        && PlanApproval.TryRead(bytes, out var approval) == approval is not null);

    [Test]
    public void The_digest_is_the_same_for_the_same_lines_and_another_for_any_other() =>
        Gen.Select(Judgement.Array[0, 4], Judgement.Array[0, 4]).Sample((one, other) =>
            Digest(one) == Digest([.. one])
            && (Digest(one) == Digest(other)) == one.Select(Tell).SequenceEqual(other.Select(Tell)));

    [Test]
    public void The_digest_of_no_lines_is_that_of_nothing() => Digest([]).Should().Be(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    [TestCase("山田　太郎", true)]
    [TestCase("山田太郎", true)]
    [TestCase("山田\u200B 太郎", true)]
    [TestCase("ＹＡＭＡＤＡ", true)]
    [TestCase("山田　花子", false)]
    public void The_maker_of_a_plan_is_known_by_name_and_login(string name, bool isMaker) =>
        PlanApproval.IsMaker(name, Plan).Should().Be(isMaker);

    [Test]
    public void An_approval_is_read_as_it_was_written()
    {
        var approval = new PlanApproval(Plan.Id, new string('f', 64), "佐藤", "sato", Plan.MadeAt);

        PlanApproval.TryRead(approval.Write(), out var read).Should().BeTrue();
        read.Should().Be(approval);
    }

    private static string Digest(IEnumerable<RowJudgement> judgements)
    {
        using var digest = new JudgementDigest();
        foreach (var judgement in judgements)
        {
            digest.Add(judgement);
        }

        return digest.Current;
    }

    private static string Tell(RowJudgement judgement) => string.Join(
        '\u0001',
        judgement.Line,
        judgement.Disposition,
        judgement.LearnerNumber ?? "\u0002",
        judgement.Completion,
        judgement.IsCorrection,
        judgement.Problems[0].Arguments[0]);
}
