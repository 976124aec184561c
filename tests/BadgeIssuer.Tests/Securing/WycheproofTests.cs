using BadgeIssuer.Securing.Jose;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

/// <summary>Whole files of project Wycheproof: a vector that is lost, or judged otherwise, fails the file.</summary>
public sealed class WycheproofTests
{
    [TestCase("ed25519_test.json", "EdDSA", 151)]
    [TestCase("ecdsa_secp256r1_sha256_p1363_test.json", "ES256", 262)]
    [TestCase("ecdsa_secp384r1_sha384_p1363_test.json", "ES384", 280)]
    [TestCase("rsa_signature_2048_sha256_test.json", "RS256", 259)]
    [TestCase("rsa_signature_3072_sha256_test.json", "RS256", 259)]
    [TestCase("rsa_signature_4096_sha256_test.json", "RS256", 258)]
    [TestCase("rsa_pss_2048_sha256_mgf1_32_test.json", "PS256", 108)]
    public void Judges_every_signature_as_the_suite_does(string file, string name, int count)
    {
        JwsAlgorithm.TryParse(name, out var algorithm).Should().BeTrue();

        Check(WycheproofVectors.Signatures(file, algorithm!), count);
    }

    [TestCase("json_web_signature_test.json", 401)]
    [TestCase("json_web_key_test.json", 26)]
    public void Judges_every_JWS_as_the_suite_does(string file, int count) => Check(WycheproofVectors.Jws(file), count);

    [TestCase("ecdsa_secp256k1_sha256_p1363_test.json", "ES256", 252)]
    [TestCase("ecdsa_secp521r1_sha512_p1363_test.json", "ES384", 318)]
    public void Takes_no_signature_on_a_curve_that_is_not_on_the_list(string file, string name, int count)
    {
        JwsAlgorithm.TryParse(name, out var algorithm).Should().BeTrue();
        var judgements = WycheproofVectors.Signatures(file, algorithm!).ToList();

        judgements.Should().HaveCount(count);
        judgements.Should().OnlyContain(judgement => !judgement.Actual);
    }

    [Test]
    public void Takes_no_ECDSA_signature_in_DER()
    {
        // ecdsa_secp256r1_sha256_test.json has the same signatures as DER; JOSE has r‖s only.
        var judgements = WycheproofVectors.Signatures("ecdsa_secp256r1_sha256_test.json", JwsAlgorithm.ES256).ToList();

        judgements.Should().HaveCount(484);
        judgements.Where(judgement => judgement.Actual && !judgement.Expected).Should().BeEmpty();
        judgements.Where(judgement => judgement.Actual).Should().BeEmpty();
    }

    private static void Check(IEnumerable<WycheproofVectors.Judgement> vectors, int count)
    {
        var judgements = vectors.ToList();

        judgements.Should().HaveCount(count);
        judgements.Where(judgement => judgement.Actual != judgement.Expected).Should().BeEmpty();
    }
}
