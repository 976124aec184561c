using System.Text;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class SigningKeyTests
{
    private static readonly byte[] Passphrase = Encoding.UTF8.GetBytes("とても長い合言葉");

    private static IEnumerable<JwsAlgorithm> Algorithms => JwsAlgorithm.All;

    [TestCaseSource(nameof(Algorithms))]
    public void What_it_signs_verifies_and_nothing_near_it_does(JwsAlgorithm algorithm)
    {
        var key = TestKeys.Of(Enum.GetValues<KeyKind>().Single(algorithm.Fits));
        var data = "修了"u8.ToArray();
        var signature = key.Sign(algorithm, data);

        key.PublicKey.Verify(algorithm, data, signature).Should().BeTrue();
        signature.Should().HaveCount(key.SignatureBytes);
        for (var i = 0; i < signature.Length; i++)
        {
            signature[i] ^= 1;
            key.PublicKey.Verify(algorithm, data, signature).Should().BeFalse();
            signature[i] ^= 1;
        }
    }

    [Test]
    public void Signs_from_many_threads_at_once([Values] KeyKind kind)
    {
        var key = TestKeys.Of(kind);
        var algorithm = JwsAlgorithm.DefaultFor(kind);

        var verified = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8).Select(i =>
        {
            var data = BitConverter.GetBytes(i);
            return key.PublicKey.Verify(algorithm, data, key.Sign(algorithm, data));
        }).ToList();

        verified.Should().OnlyContain(holds => holds);
    }

    [Test]
    public void Prints_nothing_private([Values] KeyKind kind)
    {
        var key = TestKeys.Of(kind);

        key.ToString().Should().Be($"private key of {kind} {key.PublicKey.Thumbprint}");
    }

    [Test]
    public void Refuses_an_algorithm_of_another_kind_of_key()
    {
        var sign = () => TestKeys.Of(KeyKind.P256).Sign(JwsAlgorithm.EdDSA, "data"u8);

        sign.Should().Throw<ArgumentException>();
    }

    [Test]
    public void Signs_nothing_after_it_was_disposed([Values] KeyKind kind)
    {
        var key = SigningKey.Generate(kind);
        key.Sign(JwsAlgorithm.DefaultFor(kind), "data"u8);
        key.Dispose();

        var sign = () => key.Sign(JwsAlgorithm.DefaultFor(kind), "data"u8);

        sign.Should().Throw<ObjectDisposedException>();
    }

    [Test]
    public void A_sealed_key_opens_to_the_same_key([Values] KeyKind kind)
    {
        var key = TestKeys.Of(kind);
        var container = SealedKey.Seal(key, Passphrase, KdfCost.Interactive);

        SealedKey.TryOpen(container, Passphrase, out var opened, out var problem).Should().BeTrue(problem?.Code);

        using (opened)
        {
            opened!.PublicKey.Should().Be(key.PublicKey);
            var signature = opened.Sign(JwsAlgorithm.DefaultFor(kind), "data"u8);
            key.PublicKey.Verify(JwsAlgorithm.DefaultFor(kind), "data"u8, signature).Should().BeTrue();
        }
    }

    [Test]
    public void A_wrong_passphrase_opens_nothing()
    {
        var container = SealedKey.Seal(TestKeys.Of(KeyKind.Ed25519), Passphrase, KdfCost.Interactive);

        SealedKey.TryOpen(container, "another"u8, out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(KeyProblemCodes.SealedPassphrase);
    }

    [Test]
    public void A_sealed_key_with_any_byte_changed_does_not_open()
    {
        var container = SealedKey.Seal(TestKeys.Of(KeyKind.Ed25519), Passphrase, KdfCost.Interactive);

        for (var i = 0; i < container.Length; i++)
        {
            var changed = container.ToArray();
            changed[i] ^= (byte)(i % 2 == 0 ? 1 : 0x20);
            SealedKey.TryOpen(changed, Passphrase, out _, out _).Should().BeFalse($"byte {i} was changed");
        }
    }

    [TestCase("\"memoryKiB\":8192", "\"memoryKiB\":1073741824", KeyProblemCodes.SealedCost)]
    [TestCase("\"memoryKiB\":8192", "\"memoryKiB\":8", KeyProblemCodes.SealedCost)]
    [TestCase("\"passes\":1", "\"passes\":1000000", KeyProblemCodes.SealedCost)]
    [TestCase("\"version\":1", "\"version\":2", KeyProblemCodes.SealedVersion)]
    [TestCase("\"kind\":\"Ed25519\"", "\"kind\":\"P256\"", KeyProblemCodes.SealedPassphrase)]
    [TestCase("{\"version\"", " {\"version\"", KeyProblemCodes.SealedUnreadable)]
    public void Says_what_is_wrong_with_a_sealed_key(string from, string to, string code)
    {
        var container = Encoding.UTF8.GetString(SealedKey.Seal(TestKeys.Of(KeyKind.Ed25519), Passphrase, KdfCost.Interactive));

        SealedKey.TryOpen(Encoding.UTF8.GetBytes(container.Replace(from, to, StringComparison.Ordinal)), Passphrase, out _, out var problem)
            .Should().BeFalse();

        problem!.Code.Should().Be(code);
    }

    [Test]
    public void No_bytes_make_opening_throw() => Gen.Byte.Array[0, 300].Sample(bytes =>
        SealedKey.TryOpen(bytes, Passphrase, out _, out _).Should().BeFalse());

    [Test]
    public void The_same_key_sealed_twice_gives_different_bytes()
    {
        var key = TestKeys.Of(KeyKind.Ed25519);

        SealedKey.Seal(key, Passphrase, KdfCost.Interactive)
            .Should().NotEqual(SealedKey.Seal(key, Passphrase, KdfCost.Interactive));
    }
}
