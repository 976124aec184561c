using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;
using BadgeIssuer.Tests.Vectors;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Sharing;

public sealed class SealedNameTests
{
    private static readonly CredentialId Badge = CredentialId.FromBytes(new byte[16]);
    private static readonly HolderToken Token = HolderToken.FromBytes("0123456789abcdef"u8);

    /// <summary>A sealed name that another program made.</summary>
    public sealed record Case(
        string Source, string Token, string Handle, string Badge, string Name, string Key, string Nonce, string SealedName);

    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Read<Case[]>("sharing/sealed-names.json")
        .Select(entry => new TestCaseData(entry).SetArgDisplayNames(entry.Token));

    [TestCaseSource(nameof(Cases))]
    public void Seals_and_opens_as_another_program_does(Case entry)
    {
        HolderToken.TryParse(entry.Token, out var token).Should().BeTrue();
        CredentialId.TryParse(entry.Badge, out var badge).Should().BeTrue();

        token!.Handle.Should().Be(entry.Handle);
        SealedName.Seal(entry.Name, token, badge!).Should().Be(entry.SealedName);
        SealedName.TryOpen(entry.SealedName, token, badge!, out var name).Should().BeTrue();
        name.Should().Be(entry.Name);
    }

    [Test]
    public void Opens_with_no_other_token_and_for_no_other_badge()
    {
        var text = SealedName.Seal("髙橋 𠮷子", Token, Badge);

        SealedName.TryOpen(text, HolderToken.FromBytes("1123456789abcdef"u8), Badge, out _).Should().BeFalse();
        SealedName.TryOpen(text, Token, CredentialId.FromBytes("0123456789abcdef"u8), out _).Should().BeFalse();
    }

    [Test]
    public void A_name_that_was_changed_anywhere_does_not_open()
    {
        var text = SealedName.Seal("髙橋 𠮷子", Token, Badge);

        // The last character of 104 bytes carries bits that mean nothing; it has to be the canonical one all the same.
        for (var index = 0; index < text.Length; index++)
        {
            var changed = text[..index] + (text[index] == 'A' ? 'B' : 'A') + text[(index + 1)..];
            SealedName.TryOpen(changed, Token, Badge, out _).Should().BeFalse(changed);
        }
    }

    [Test]
    public void Names_of_usual_length_cannot_be_told_apart_by_their_length() =>
        SealedName.Seal("林", Token, Badge).Length.Should().Be(SealedName.Seal("勅使河原 左衛門三郎", Token, Badge).Length);

    [Test]
    public void Two_names_under_one_token_have_two_nonces() =>
        SealedName.Seal("高橋", Token, Badge)[..32].Should().NotBe(SealedName.Seal("髙橋", Token, Badge)[..32]);

    [Test]
    public void What_strangers_write_never_throws() => Gen.OneOf(
            Gen.String, Gen.Byte.Array[0, 2000].Select(bytes => System.Buffers.Text.Base64Url.EncodeToString(bytes)))
        .Sample(text => !SealedName.TryOpen(text, Token, Badge, out _));

    [TestCase("")]
    [TestCase("a\0b")]
    public void Refuses_what_is_no_name(string name) =>
        FluentActions.Invoking(() => SealedName.Seal(name, Token, Badge)).Should().Throw<ArgumentException>();

    // Not a test case: an attribute's text is UTF-8, which has no lone surrogates.
    [Test]
    public void Refuses_half_a_character() => Refuses_what_is_no_name("\ud842");

    [Test]
    public void A_token_does_not_say_itself_in_passing()
    {
        $"{Token}".Should().NotContain(Token.Reveal());
        Token.Handle.Should().NotBe(Token.Reveal()).And.HaveLength(26);
    }

    [TestCase("")]
    [TestCase("0123456789abcdef0123456789")]
    [TestCase("AAAQEAYEAUDAOCAJBIFQYDIOB4")]
    [TestCase("../../../../../../../../..")]
    public void Reads_no_token_but_the_one_spelling(string text) => HolderToken.TryParse(text, out _).Should().BeFalse();
}
