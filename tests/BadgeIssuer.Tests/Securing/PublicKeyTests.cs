using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class PublicKeyTests
{
    private const string GoodEd25519 = """{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""";

    [Test]
    public void Every_form_of_a_key_gives_the_same_key_back([Values] KeyKind kind)
    {
        var key = TestKeys.Of(kind).PublicKey;

        PublicKey.TryFromJwk(Json.Element(key.ToJwk("k1", JwsAlgorithm.DefaultFor(kind))), out var fromJwk, out _).Should().BeTrue();
        fromJwk.Should().Be(key);
        fromJwk!.Algorithm.Should().Be(JwsAlgorithm.DefaultFor(kind));
        fromJwk.Thumbprint.Should().Be(key.Thumbprint);

        PublicKey.TryFromPem(key.ToPem(), out var fromPem, out _).Should().BeTrue();
        fromPem.Should().Be(key);
        fromPem!.ToPem().Should().Be(key.ToPem());

        if (kind is not KeyKind.Rsa)
        {
            PublicKey.TryFromMultibase(key.ToMultibase(), out var fromMultibase, out _).Should().BeTrue();
            fromMultibase.Should().Be(key);
        }
    }

    [Test]
    public void Writes_the_PEM_that_the_framework_reads()
    {
        using var rsa = RSA.Create();
        using var ecdsa = ECDsa.Create();
        rsa.ImportFromPem(TestKeys.Of(KeyKind.Rsa).PublicKey.ToPem());
        ecdsa.ImportFromPem(TestKeys.Of(KeyKind.P256).PublicKey.ToPem());

        rsa.KeySize.Should().Be(3072);
        ecdsa.KeySize.Should().Be(256);
    }

    [Test]
    public void Reads_the_older_PEM_of_RSA_keys()
    {
        using var rsa = RSA.Create(2048);

        PublicKey.TryFromPem(rsa.ExportRSAPublicKeyPem(), out var key, out _).Should().BeTrue();

        key!.Bits.Should().Be(2048);
    }

    [TestCase("vc-di-eddsa/TestVectors/keyPair.json", KeyKind.Ed25519)]
    [TestCase("vc-di-ecdsa/TestVectors/p256KeyPair.json", KeyKind.P256)]
    [TestCase("vc-di-ecdsa/TestVectors/p384KeyPair.json", KeyKind.P384)]
    public void Reads_the_Multikeys_of_the_W3C(string file, KeyKind kind)
    {
        var text = Json.Element(File.ReadAllBytes(PublishedFiles.Conformance(file))).GetProperty("publicKeyMultibase").GetString()!;

        PublicKey.TryFromMultibase(text, out var key, out var problem).Should().BeTrue(problem?.Code);

        key!.Kind.Should().Be(kind);
        key.ToMultibase().Should().Be(text);
    }

    [TestCase("""{"kty":"oct","k":"AAAA"}""", KeyProblemCodes.Symmetric)]
    [TestCase("""{"crv":"Ed25519"}""", KeyProblemCodes.Member)]
    [TestCase("""{"kty":"AKP"}""", KeyProblemCodes.KindUnknown)]
    [TestCase("""{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", KeyProblemCodes.KindUnknown)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="}""", KeyProblemCodes.Member)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"}""", KeyProblemCodes.Member)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qY"}""", KeyProblemCodes.Length)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGx"}""", KeyProblemCodes.PrivateMaterial)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"enc"}""", KeyProblemCodes.Use)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","key_ops":["sign"]}""", KeyProblemCodes.Use)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","alg":"ES256"}""", KeyProblemCodes.Algorithm)]
    [TestCase("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","alg":"none"}""", KeyProblemCodes.Algorithm)]
    [TestCase("""{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a4"}""", KeyProblemCodes.NotOnCurve)]
    [TestCase("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""", KeyProblemCodes.Length)]
    [TestCase("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""", KeyProblemCodes.RsaSize)]
    [TestCase("""{"kty":"RSA","n":"","e":"AQAB"}""", KeyProblemCodes.Member)]
    [TestCase("""{"kty":"RSA","n":"\ud800","e":"AQAB"}""", KeyProblemCodes.Member)]
    [TestCase("""[]""", KeyProblemCodes.Unreadable)]
    public void Refuses_a_bad_JWK_with_a_code_of_its_own(string jwk, string code)
    {
        PublicKey.TryFromJwk(Json.Element(jwk), out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(code);
    }

    [Test]
    public void Takes_the_good_key_that_the_bad_ones_were_made_from() =>
        PublicKey.TryFromJwk(Json.Element(GoodEd25519), out _, out _).Should().BeTrue();

    [TestCase(2048, 3, KeyProblemCodes.RsaExponent)]
    [TestCase(2048, 1, KeyProblemCodes.RsaExponent)]
    [TestCase(2048, 65538, KeyProblemCodes.RsaExponent)]
    [TestCase(2047, 65537, KeyProblemCodes.RsaSize)]
    [TestCase(8193, 65537, KeyProblemCodes.RsaSize)]
    [TestCase(65536, 65537, KeyProblemCodes.RsaSize)]
    public void Refuses_weak_and_oversized_RSA_keys(int bits, int exponent, string code)
    {
        var modulus = System.Numerics.BigInteger.One << (bits - 1) | System.Numerics.BigInteger.One;
        var jwk = $$"""
            {"kty":"RSA","n":"{{Text(modulus.ToByteArray(isUnsigned: true, isBigEndian: true))}}","e":"{{Text(
                new System.Numerics.BigInteger(exponent).ToByteArray(isUnsigned: true, isBigEndian: true))}}"}
            """;

        PublicKey.TryFromJwk(Json.Element(jwk), out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(code);
    }

    // The encodings that libsodium and others list, canonical or not, each with either sign.
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("0100000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    [TestCase("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [TestCase("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [TestCase("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [TestCase("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void Refuses_Ed25519_points_of_small_order(string hex)
    {
        var point = Convert.FromHexString(hex);
        foreach (var sign in new byte[] { 0, 0x80 })
        {
            var signed = (byte[])[.. point[..31], (byte)(point[31] | sign)];

            PublicKey.TryCreateEd25519(signed, null, out _, out var problem).Should().BeFalse();
            problem!.Code.Should().Be(KeyProblemCodes.SmallOrder);
        }
    }

    [Test]
    public void Refuses_Ed25519_points_that_are_not_on_the_curve()
    {
        // y = 2 has no x; nor has any y that is not less than p.
        PublicKey.TryCreateEd25519([2, .. new byte[31]], null, out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(KeyProblemCodes.NotOnCurve);

        PublicKey.TryCreateEd25519([0xF0, .. Enumerable.Repeat((byte)0xFF, 30), 0x7F], null, out _, out problem).Should().BeFalse();
        problem!.Code.Should().Be(KeyProblemCodes.NotOnCurve);
    }

    [Test]
    public void Takes_every_point_that_NSec_makes() => Gen.Int[0, 1].Sample(
        _ =>
        {
            using var key = SigningKey.Generate(KeyKind.Ed25519);
            return EdwardsPoint.IsOnCurve(key.PublicKey.First) && !EdwardsPoint.HasSmallOrder(key.PublicKey.First);
        },
        iter: 200);

    [TestCase("")]
    [TestCase("z")]
    [TestCase("z6Mk")]
    [TestCase("u7QHXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg")]
    [TestCase("z0OIl")]
    [TestCase("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVQ")]
    public void Refuses_what_is_no_Multikey(string text) => PublicKey.TryFromMultibase(text, out _, out _).Should().BeFalse();

    [Test]
    public void Refuses_a_private_key_in_PEM()
    {
        using var rsa = RSA.Create(2048);

        PublicKey.TryFromPem(rsa.ExportPkcs8PrivateKeyPem(), out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(KeyProblemCodes.PrivateMaterial);
    }

    [Test]
    public void No_PEM_text_makes_it_throw()
    {
        var pem = TestKeys.Of(KeyKind.P256).PublicKey.ToPem();
        Gen.Int[0, pem.Length - 1].Select(Gen.Char[' ', '~']).Sample(change =>
        {
            var changed = new StringBuilder(pem) { [change.Item1] = change.Item2 }.ToString();
            if (PublicKey.TryFromPem(changed, out var key, out _))
            {
                key.Kind.Should().Be(KeyKind.P256);
            }
        });
        Gen.Byte.Array[0, 200].Sample(der =>
            PublicKey.TryFromPem(PemEncoding.WriteString("PUBLIC KEY", der), out _, out _).Should().BeFalse());
    }

    [Test]
    public void No_multibase_text_makes_it_throw() => Gen.String[Gen.Char.AlphaNumeric, 0, 120].Sample(text =>
    {
        if (PublicKey.TryFromMultibase("z" + text, out var key, out _))
        {
            key.ToMultibase().Should().Be("z" + text);
        }
    });

    [Test]
    public void A_key_that_names_its_algorithm_verifies_with_that_one_only()
    {
        var signing = TestKeys.Of(KeyKind.Rsa);
        PublicKey.TryFromJwk(Json.Element(signing.PublicKey.ToJwk("k", JwsAlgorithm.PS256)), out var key, out _).Should().BeTrue();
        var signature = signing.Sign(JwsAlgorithm.RS256, "data"u8);

        key!.Verify(JwsAlgorithm.RS256, "data"u8, signature, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(ProofProblemCodes.AlgorithmMismatch);
        signing.PublicKey.Verify(JwsAlgorithm.RS256, "data"u8, signature).Should().BeTrue();
    }

    [Test]
    public void Says_which_number_of_a_signature_is_out_of_range()
    {
        var ed25519 = TestKeys.Of(KeyKind.Ed25519).PublicKey;
        byte[] order = Convert.FromHexString("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        ed25519.Verify(JwsAlgorithm.EdDSA, [], [.. new byte[32], .. order], out var problem).Should().BeFalse();
        problem.Should().Be(ProofProblem.Of(ProofProblemCodes.SignatureRange, "S"));

        var p256 = TestKeys.Of(KeyKind.P256).PublicKey;
        byte[] n = Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        byte[] one = [.. new byte[31], 1];
        p256.Verify(JwsAlgorithm.ES256, [], [.. new byte[32], .. one], out problem).Should().BeFalse();
        problem.Should().Be(ProofProblem.Of(ProofProblemCodes.SignatureRange, "r"));
        p256.Verify(JwsAlgorithm.ES256, [], [.. one, .. n], out problem).Should().BeFalse();
        problem.Should().Be(ProofProblem.Of(ProofProblemCodes.SignatureRange, "s"));
        p256.Verify(JwsAlgorithm.ES256, [], new byte[63], out problem).Should().BeFalse();
        problem!.Code.Should().Be(ProofProblemCodes.SignatureLength);
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
