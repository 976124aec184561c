using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.Web.Tests;

/// <summary>A small publication written by hand, for what does not depend on signatures.</summary>
internal sealed class SamplePublication : IDisposable
{
    public const string BaseUrl = "https://badges.example.go.jp";
    public const string Award = "abcdefghijklmnopqrstuvwx2a";
    public const string RevokedAward = "bcdefghijklmnopqrstuvwx23a";
    public const string SuspendedAward = "cdefghijklmnopqrstuvwx234a";
    public const string SupersededAward = "defghijklmnopqrstuvwx2345a";
    public const string ErasedAward = "efghijklmnopqrstuvwx23456a";
    public const string Skill = "dss-p.1.2.skill.machine-learning";
    public const string Name = "山田 太郎";
    public const string Achievement = "MDXQ2-T1-1-v1";
    public const string Jwt = "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl";

    // The smallest thing that begins like a PNG: nobody decodes it here.
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8];

    private readonly string _folder = Directory.CreateTempSubdirectory("badges-site-").FullName;

    public SamplePublication(string baseUrl = BaseUrl)
    {
        Root = Path.Combine(_folder, "public");

        Write("site.json", $$"""
            {"baseUrl":"{{baseUrl}}",
             "issuer":{"name":{"ja":"デジタル人材育成事務局","en":"Digital Skills Secretariat"},
               "description":{"ja":"説明","en":"Description"},"url":"https://issuer.example.go.jp/","email":"badges@example.jp"},
             "issuerIds":["did:web:badges.example.go.jp","{{baseUrl}}/ob2/issuer"]}
            """);
        Write($"achievements/{Achievement}.page.json", """
            {"code":"MDXQ2-T1-1","version":1,
             "name":{"ja":"需要予測 <b>太字</b>","en":"Demand Forecast"},
             "description":{"ja":"プログラムの説明","en":"About it"},
             "criteria":{"ja":"すべての課題を提出","en":"All assignments handed in"},
             "term":{"start":"2024-09-01","end":"2025-01-31"},
             "skills":[
               {"code":"S1","name":{"ja":"機械学習・深層学習","en":"Machine Learning"},"category":{"ja":"データ活用","en":"Data Use"},
                "subCategory":{"ja":"AI・データサイエンス","en":"AI and Data Science"},"framework":"DSS-P","frameworkVersion":"1.2",
                "targetUrl":"https://www.example.go.jp/dss"},
               {"code":"S2","name":{"ja":"コラボレーション","en":"Collaboration"},"category":{"ja":"パーソナルスキル","en":"Personal Skills"},
                "subCategory":null,"framework":"DSS-P","frameworkVersion":"1.2","targetUrl":"javascript:alert(1)"}]}
            """);
        Write($"achievements/{Achievement}.json", $$"""{"id":"{{baseUrl}}/achievements/{{Achievement}}"}""");
        Write($"achievements/{Achievement}.png", Png);
        WriteAward(Award, $$"""{"type":"Assertion","id":"{{baseUrl}}/ob2/assertions/{{Award}}"}""");
        WriteAward(
            RevokedAward,
            $$"""{"id":"{{baseUrl}}/ob2/assertions/{{RevokedAward}}","revoked":true}""",
            ""","standing":"revoked","changed":"2025-06-30T15:00:00Z","reason":"修了の要件を<満たして>いなかったため" """);
        WriteAward(SuspendedAward, "{}", ""","standing":"suspended","changed":"2025-06-30T15:00:00Z" """);
        WriteAward(
            SupersededAward,
            "{}",
            $""","standing":"superseded","changed":"2025-06-30T15:00:00Z","supersededBy":"{Award}" """);
        WriteFacts(ErasedAward, ""","standing":"erased","changed":"2025-06-30T15:00:00Z" """);
        WriteHolderLink(Token, Award);
        WriteHolderLink(SuspendedToken, SuspendedAward);
        Write($"share/{SupersededToken.Handle}.json", $$"""{"badge":"{{SupersededAward}}"}""");
        Write($"skills/{Skill}.json", $$"""
            {"id":"{{Skill}}","code":"DSS-P:1.2:SKILL:MACHINE-LEARNING","name":{"ja":"機械学習・深層学習","en":"Machine Learning"},
             "category":{"ja":"データ活用","en":"Data Use"},"subCategory":null,"framework":"DSS-P","frameworkVersion":"1.2",
             "targetUrl":"https://www.example.go.jp/dss","frameworkName":{"ja":"デジタルスキル標準","en":"Digital Skill Standards"},
             "achievements":[{"id":"{{Achievement}}","name":{"ja":"需要予測","en":"Demand Forecast"} }]}
            """);
        Write("issuer.json", """{"type":["Profile"]}""");
        Write("keys/key-1.json", """{"kty":"OKP"}""");
        Write("status/1.json", """{"type":"BitstringStatusListCredential"}""");
        Write("status/1.jwt", Jwt);
        Write("status/2.jwt", Jwt);
        Write(".well-known/did.json", """{"id":"did:web:badges.example.go.jp"}""");
        Write(".well-known/jwks.json", """{"keys":[]}""");
        Write("ob2/issuer.json", """{"type":"Issuer"}""");
        Write($"ob2/badges/{Achievement}.json", """{"type":"BadgeClass"}""");
        Write("ob2/keys/key-1.json", """{"type":"CryptographicKey"}""");
        Write("ob2/revocations.json", """{"type":"RevocationList"}""");
    }

    public string Root { get; }

    /// <summary>The token of <see cref="Award"/>'s holder.</summary>
    public static HolderToken Token { get; } = HolderToken.FromBytes([1, .. new byte[15]]);

    public static HolderToken SuspendedToken { get; } = HolderToken.FromBytes([2, .. new byte[15]]);

    public static HolderToken SupersededToken { get; } = HolderToken.FromBytes([3, .. new byte[15]]);

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    // The factory that owns it may dispose of it twice.
    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public static CredentialId Id(string text) =>
        CredentialId.TryParse(text, out var id) ? id : throw new FormatException(text);

    /// <summary>Writes an award's page facts, with members beside the usual ones.</summary>
    public void WriteFacts(string id, string more = "") => Write($"b/{id}.json", $$"""
        {"id":"{{id}}","achievement":"{{Achievement}}","awarded":"2025-01-31","issued":"2025-02-28T15:30:00Z",
         "validUntil":null,"formats":["vc-jwt","ob2-hosted","ob2-jws","png"],"statusIndex":5,"statusList":1{{more}}}
        """);

    private void WriteHolderLink(HolderToken token, string badge)
    {
        var id = Id(badge);
        Write(
            $"share/{token.Handle}.json",
            $$"""{"badge":"{{badge}}","sealedName":"{{SealedName.Seal(Name, token, id)}}"}""");
    }

    private void WriteAward(string id, string assertion, string more = "")
    {
        WriteFacts(id, more);
        Write($"credentials/{id}.jwt", Jwt);
        Write($"credentials/{id}.png", Png);
        Write($"ob2/assertions/{id}.json", assertion);
        Write($"ob2/assertions/{id}.jws", Jwt);
    }
}
