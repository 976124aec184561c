using BadgeIssuer.IO.Publishing;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

public sealed class PublishedPathsTests
{
    private const string Id = "aaaqeayeaudaocajbifqydiob4";

    private static readonly string[] Words =
    [
        "..", ".", "", "keys", "status", "credentials", "ob2", "assertions", "achievements", "issuer", ".well-known",
        "jwks.json", "~", "%2e%2e", "a-v1", Id,
    ];

    [TestCase("/credentials/" + Id, "credentials/" + Id + ".jwt", "application/vc+jwt")]
    [TestCase("/credentials/" + Id + ".png", "credentials/" + Id + ".png", "image/png")]
    [TestCase("/ob2/assertions/" + Id, "ob2/assertions/" + Id + ".json", "application/ld+json")]
    [TestCase("/ob2/assertions/" + Id + ".jws", "ob2/assertions/" + Id + ".jws", "application/jose")]
    [TestCase("/ob2/badges/MDXQ2-T1-1-v1", "ob2/badges/MDXQ2-T1-1-v1.json", "application/ld+json")]
    [TestCase("/ob2/issuer", "ob2/issuer.json", "application/ld+json")]
    [TestCase("/ob2/keys/rsa-2025-01-abc123", "ob2/keys/rsa-2025-01-abc123.json", "application/ld+json")]
    [TestCase("/ob2/revocations", "ob2/revocations.json", "application/ld+json")]
    [TestCase("/achievements/MDXQ2-T1-1-v1", "achievements/MDXQ2-T1-1-v1.json", "application/ld+json")]
    [TestCase("/achievements/MDXQ2-T1-1-v1.png", "achievements/MDXQ2-T1-1-v1.png", "image/png")]
    [TestCase("/skills/dss-p.1.2.skill.business-analysis", "skills/dss-p.1.2.skill.business-analysis.json", "application/json")]
    [TestCase("/skills/dss-p.1.2.skill.business-analysis.json", "skills/dss-p.1.2.skill.business-analysis.json", "application/json")]
    [TestCase("/issuer", "issuer.json", "application/ld+json")]
    [TestCase("/keys/ed25519-2025-01-abc123", "keys/ed25519-2025-01-abc123.json", "application/jwk+json")]
    [TestCase("/status/1", "status/1.json", "application/vc")]
    [TestCase("/status/1.json", "status/1.json", "application/vc")]
    [TestCase("/status/1.jwt", "status/1.jwt", "application/vc+jwt")]
    [TestCase("/.well-known/did.json", ".well-known/did.json", "application/did+ld+json")]
    [TestCase("/did.json", "did.json", "application/did+ld+json")]
    [TestCase("/.well-known/jwks.json", ".well-known/jwks.json", "application/jwk-set+json")]
    public void Finds_the_document_of_an_address(string path, string file, string mediaType)
    {
        PublishedPaths.TryFind(path, out var found).Should().BeTrue();
        found.Should().Be(new PublishedFile(file, mediaType));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/site.json")]
    [TestCase("/b/" + Id)]
    [TestCase("/b/" + Id + ".json")]
    [TestCase("/share/" + Id)]
    [TestCase("/share/" + Id + ".json")]
    [TestCase("/credentials/../keys/x")]
    [TestCase("/credentials/" + Id + ".jwt/..")]
    [TestCase("/credentials/" + Id + ".png" + FileBatch.TemporaryEnding)]
    [TestCase("/achievements/MDXQ2-T1-1-v1.page.json")]
    [TestCase("/achievements/..-v1")]
    [TestCase("/achievements/a/b-v1")]
    [TestCase("/achievements/a\\..\\b-v1")]
    [TestCase("/skills/..")]
    [TestCase("/skills/.json")]
    [TestCase("/skills/a..b")]
    [TestCase("/skills/a.json.json")]
    [TestCase("/skills/A")]
    [TestCase("/keys/..")]
    [TestCase("/keys/register.json")]
    [TestCase("/keys/ed.key")]
    [TestCase("/status/01")]
    [TestCase("/status/0")]
    [TestCase("/status/-1")]
    [TestCase("/status/1.png")]
    [TestCase("/status/01.jwt")]
    [TestCase("/status/99999999999999")]
    [TestCase("//etc/passwd")]
    [TestCase("credentials/" + Id)]
    public void Finds_nothing_else(string path) => PublishedPaths.TryFind(path, out _).Should().BeFalse();

    [Test]
    public void A_status_list_has_two_forms_under_all_their_names() =>
        PublishedPaths.StatusListForms("/status/12").Select(form => (form.Path, form.MediaType)).Should().Equal(
            ("status/12.json", "application/vc"),
            ("status/12.json", "application/vc+ld+json"),
            ("status/12.json", "application/ld+json"),
            ("status/12.json", "application/json"),
            ("status/12.jwt", "application/vc+jwt"),
            ("status/12.jwt", "application/jwt"));

    [TestCase("/status/12.json")]
    [TestCase("/status/012")]
    [TestCase("/status/../1")]
    [TestCase("/keys/1")]
    public void Nothing_else_has_forms(string path) => PublishedPaths.StatusListForms(path).Should().BeEmpty();

    [Test]
    public void No_address_leads_out_of_the_folder()
    {
        var segment = Gen.OneOf(
            Gen.Int[0, Words.Length - 1].Select(index => Words[index]),
            Gen.String[Gen.Char["./\\a-v1\0"], 0, 12]);
        segment.Array[0, 5].Sample(segments =>
        {
            if (!PublishedPaths.TryFind("/" + string.Join('/', segments), out var file))
            {
                return true;
            }

            var full = Path.GetFullPath(Path.Combine("/workspace/public", file.Path));
            return full == "/workspace/public/" + file.Path;
        });
    }
}
