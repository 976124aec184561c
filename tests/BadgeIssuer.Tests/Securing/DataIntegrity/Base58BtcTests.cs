using BadgeIssuer.Securing.DataIntegrity;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;
using SimpleBase;

namespace BadgeIssuer.Tests.Securing.DataIntegrity;

public sealed class Base58BtcTests
{
    // Many zeros, because they are what differs between one number and one text.
    private static readonly Gen<byte[]> Bytes =
        Gen.OneOf(Gen.Byte, Gen.Const((byte)0), Gen.Const((byte)255)).Array[0, Base58Btc.MaximumBytes];

    // Source: draft-msporny-base58-03, “Test Vectors”.
    [TestCase("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U")]
    [TestCase("0000287fb4cd", "11233QC4")]
    [TestCase("", "")]
    [TestCase("00", "1")]
    public void Encodes_and_decodes_what_is_published(string hex, string text)
    {
        Base58Btc.Encode(Convert.FromHexString(hex)).Should().Be(text);
        Decode(text).Should().Equal(Convert.FromHexString(hex));
    }

    [Test]
    public void Agrees_with_the_package_in_both_directions() =>
        Bytes.Sample(
            bytes =>
            {
                var text = Base58Btc.Encode(bytes);

                text.Should().Be(Base58.Bitcoin.Encode(bytes));
                Decode(text).Should().Equal(bytes);
            },
            iter: 2_000);

    [Test]
    public void What_decodes_encodes_to_the_same_text() =>
        Gen.OneOf(Gen.Char["123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"], Gen.Const('1'), Gen.Const('z'))
            .Array[0, 180].Select(letters => new string(letters)).Sample(
                text => (Decode(text) is not { } bytes || Base58Btc.Encode(bytes) == text).Should().BeTrue(),
                iter: 2_000);

    [TestCase("0")]
    [TestCase("O")]
    [TestCase("I")]
    [TestCase("l")]
    [TestCase("2 2")]
    [TestCase("2\u0000")]
    [TestCase("２")]
    [TestCase("+")]
    public void Refuses_what_is_no_digit(string text) => Decode(text).Should().BeNull();

    [Test]
    public void Refuses_what_there_is_no_room_for()
    {
        var text = Base58Btc.Encode([0, 1, 2]);

        Base58Btc.TryDecode(text, new byte[2], out _).Should().BeFalse();
        Decode(new string('z', 100_000)).Should().BeNull();
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Base58Btc.MaximumBytes];
        return Base58Btc.TryDecode(text, bytes, out var written) ? bytes[..written] : null;
    }
}
