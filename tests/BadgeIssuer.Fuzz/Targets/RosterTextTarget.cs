using System.Collections.Immutable;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Rosters as CSV or TSV: every line is judged once, in order.</summary>
internal sealed class RosterTextTarget : FuzzTarget
{
    internal static RosterRules Rules { get; } = new()
    {
        LearnerNumbers = LearnerNumberRule.Create("^Q06-[A-Z]{2}-[0-9]{4}$"),
        Today = new DateOnly(2025, 4, 1),
        MaximumRows = 10_000,
        Achievements =
        [
            new AchievementDefinition
            {
                Code = "MDXQ2-T1-1",
                Version = 1,
                State = AchievementState.Approved,
                Name = new LocalizedText("需要予測・在庫最適化", "Demand Forecast"),
                Description = new LocalizedText("", ""),
                Criteria = new LocalizedText("", ""),
                Aliases = ["需要予測"],
                ContainedNames = ImmutableArray<string>.Empty,
                Skills = [],
                TermStart = new DateOnly(2024, 9, 1),
                TermEnd = new DateOnly(2025, 1, 31),
            },
        ],
    };

    public override string Name => "roster-text";

    public override IReadOnlyList<string> Words => Cells;

    internal static IReadOnlyList<string> Cells { get; } =
    [
        "受講者番号", "氏名", "メールアドレス", "プログラム名", "修了日", "合否", "Q06-AA-0001", "令和7年1月31日", "2025/02/30", "45688", "合格", "×",
        "a@b.example", "=1+1", "\uFEFF", "\r\n", "\"", "\"\"", ",", "\t", ";", "\u3000", "髙橋", "𠮷", "\0", "e\u0301", "MDXQ2-T1-1",
    ];

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. SeedFiles.ReadAll("samples/rosters", "*.csv"),
        SeedFiles.Text("受講者番号\t氏名\tメールアドレス\tプログラム名\t修了日\t合否\r\nQ06-AA-0001\t\"山田\n太郎\"\ta@b.example\t需要予測\tR7.1.31\t○\r\n"),
        [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("受講者番号,氏名,修了日\nQ06-AA-0001,山田　太郎,2025-01-31\n")],
    ];

    public override void Run(ReadOnlyMemory<byte> input) => Read(input.ToArray());

    internal static void Read(byte[] file)
    {
        if (!RosterReading.TryOpen(new MemoryStream(file), Rules, out var reading, out var problems))
        {
            Require(problems.Length > 0, "Refused without a reason.");
            return;
        }

        using (reading)
        {
            var last = 0;
            foreach (var judgement in reading.Judgements())
            {
                Require(judgement.Line >= last, "Lines out of order.");
                last = judgement.Line;
            }
        }
    }
}
