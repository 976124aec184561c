using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Tests.Issuing;

/// <summary>The sample catalogue, made-up settings, keys and rows.</summary>
internal static class Samples
{
    public const string AchievementId = "MDXQ2-T1-1-v1";

    public static string Folder { get; } = Find();

    public static IssuingPolicy Policy { get; } = new(
        new BadgeAddresses("http://localhost:5080"),
        new IssuerProfile(
            new LocalizedText("見本事務局", "Sample Secretariat"), "https://issuer.example.jp/", "info@issuer.example.jp", null),
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
        NameInClear: false);

    public static Catalogue Catalogue { get; } = Read(out _)!;

    public static Catalogue? Read(
        out ImmutableArray<Problem> problems,
        Action<IDictionary<string, string>>? change = null)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var root = Path.Combine(Folder, "catalogue");
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories))
        {
            files.Add(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file));
        }

        change?.Invoke(files);
        return Catalogue.Read(
            Of("skills/"), Of("achievements/"), Of("operators.json").SingleOrDefault(), Of("crosswalks/"), out problems);

        IEnumerable<CatalogueFile> Of(string prefix) => files
            .Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(file => new CatalogueFile(file.Key, System.Text.Encoding.UTF8.GetBytes(file.Value)));
    }

    public static IssuingKeys NewKeys() => new(
        new IssuingKey("ed-2", SigningKey.Generate(KeyKind.Ed25519), JwsAlgorithm.EdDSA),
        new IssuingKey("ed-1", SigningKey.Generate(KeyKind.Ed25519), JwsAlgorithm.EdDSA),
        new IssuingKey("p-1", SigningKey.Generate(KeyKind.P256), JwsAlgorithm.ES256));

    /// <summary>Puts a member into an achievement's file, which then counts as approved by hand.</summary>
    public static void WithMember(IDictionary<string, string> files, string file, string member)
    {
        var achievement = JsonNode.Parse(files[file])!.AsObject();
        achievement["approval"]!.AsObject().Remove("sha256");
        files[file] = "{" + member + achievement.ToJsonString()[1..];
    }

    public static CredentialSecurer Securer(IssuingKeys keys, params CredentialFormat[] formats) =>
        Securer(keys, Catalogue, formats);

    public static CredentialSecurer Securer(IssuingKeys keys, Catalogue catalogue, CredentialFormat[] formats)
    {
        _ = BadgePicture.TryPrepare(
            File.ReadAllBytes(Path.Combine(Folder, "artwork", "MDXQ2-T1-1.png")), out var picture, out _);
        return new CredentialSecurer(
            Policy,
            new AchievementComposer(Policy, catalogue),
            formats,
            keys,
            catalogue.Approved.ToDictionary(achievement => achievement.Id, _ => picture!));
    }

    /// <summary>The day on which <see cref="Award"/> was issued.</summary>
    public static DateOnly Today { get; } = new(2025, 2, 10);

    public static Completion Completion(int number = 1) => new(
        $"Q06-AX-{number:0000}", "髙橋 𠮷子", $"yoshiko{number}@example.jp", AchievementId, new DateOnly(2025, 1, 31));

    /// <summary>A run of nobody in particular.</summary>
    public static IssuanceRun Run { get; } = new("20250210-abcdef", "tester");

    public static RowJudgement Row(int line, Completion completion, bool isCorrection = false) => new(
        line, Disposition.Accept, completion.LearnerNumber, completion, isCorrection, []);

    public static Award Award() => new()
    {
        Id = CredentialId.FromBytes([.. Enumerable.Range(0, 16).Select(number => (byte)number)]),
        SubjectId = "urn:uuid:3978344f-8596-4c3a-a978-8fcaba3903c5",
        Completion = Completion(),
        Achievement = Catalogue.Achievement(AchievementId)!,
        Status = new StatusPlace(1, 94_567),
        IssuedAt = new DateTimeOffset(2025, 2, 10, 3, 4, 5, TimeSpan.Zero),
        EmailSalt = "00112233445566778899aabbccddeeff",
        NameSalt = "ffeeddccbbaa99887766554433221100",
    };

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "samples");
            if (Directory.Exists(Path.Combine(samples, "catalogue")))
            {
                return samples;
            }
        }

        throw new DirectoryNotFoundException("There is no samples/catalogue above the tests.");
    }
}
