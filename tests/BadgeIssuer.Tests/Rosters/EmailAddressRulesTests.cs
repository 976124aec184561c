using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class EmailAddressRulesTests
{
    [TestCase("taro@example.jp", "taro@example.jp")]
    [TestCase("  taro@example.jp ", "taro@example.jp")]
    [TestCase("　taro@example.jp\r\n", "taro@example.jp")]
    [TestCase("Taro.YAMADA@Example.JP", "taro.yamada@example.jp")]
    [TestCase("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp")]
    [TestCase("a+b@example.jp", "a+b@example.jp")]
    [TestCase("!#$%&'*+-/=?^_`{|}~@example.jp", "!#$%&'*+-/=?^_`{|}~@example.jp")]
    [TestCase("0@0.example", "0@0.example")]
    [TestCase("x@xn--fsq.example", "x@xn--fsq.example")]
    public void Reads_an_address_in_the_form_that_is_hashed(string cell, string expected)
    {
        EmailAddressRules.Read(cell, out var address).Should().BeNull();
        address.Should().Be(expected);
    }

    [TestCase("\u200Btaro@example.jp")]
    [TestCase("taro@exam\u200Dple.jp")]
    [TestCase("taro@example.jp\uFEFF")]
    [TestCase("\u202Ataro@example.jp\u202C")]
    [TestCase("ta\u00ADro@example.jp ")]
    public void Takes_invisible_characters_out_with_a_warning(string cell)
    {
        EmailAddressRules.Read(cell, out var address).Should().Be(RosterProblemCodes.EmailZeroWidth);
        address.Should().Be("taro@example.jp");
    }

    [TestCase("")]
    [TestCase("  　")]
    [TestCase("\u200B")]
    public void Knows_nothing_from_something(string cell) =>
        EmailAddressRules.Read(cell, out _).Should().Be(RosterProblemCodes.EmailMissing);

    [TestCase("taro")]
    [TestCase("taro@")]
    [TestCase("@example.jp")]
    [TestCase("taro@example")]
    [TestCase("taro@example.jp.")]
    [TestCase("taro@.example.jp")]
    [TestCase("taro@example..jp")]
    [TestCase("ta..ro@example.jp")]
    [TestCase(".taro@example.jp")]
    [TestCase("taro.@docomo.example.jp")]
    [TestCase("ta ro@example.jp")]
    [TestCase("taro@exa mple.jp")]
    [TestCase("\"taro\"@example.jp")]
    [TestCase("太郎@example.jp")]
    [TestCase("taro@例え.jp")]
    [TestCase("taro@-example.jp")]
    [TestCase("taro@example-.jp")]
    [TestCase("taro@exa_mple.jp")]
    [TestCase("taro@192.0.2.1")]
    [TestCase("taro@[192.0.2.1]")]
    [TestCase("taro@@example.jp")]
    [TestCase("mailto:taro@example.jp")]
    [TestCase("Taro <taro@example.jp>")]
    [TestCase("taro(work)@example.jp")]
    public void Refuses_what_is_no_address(string cell)
    {
        EmailAddressRules.Read(cell, out var address).Should().Be(RosterProblemCodes.EmailMalformed);
        address.Should().BeNull();
    }

    [TestCase("a@example.jp,b@example.jp")]
    [TestCase("a@example.jp; b@example.jp")]
    [TestCase("a@example.jp、b@example.jp")]
    [TestCase("a@example.jp\nb@example.jp")]
    [TestCase("a@example.jp / b@example.jp")]
    public void Refuses_two_addresses_in_one_cell(string cell) =>
        EmailAddressRules.Read(cell, out _).Should().Be(RosterProblemCodes.EmailSeveral);

    [Test]
    public void Keeps_to_the_lengths_of_RFC_5321()
    {
        EmailAddressRules.Read(new string('a', 64) + "@example.jp", out _).Should().BeNull();
        EmailAddressRules.Read(new string('a', 65) + "@example.jp", out _)
            .Should().Be(RosterProblemCodes.EmailMalformed);
        EmailAddressRules.Read("a@" + new string('b', 63) + ".jp", out _).Should().BeNull();
        EmailAddressRules.Read("a@" + new string('b', 64) + ".jp", out _)
            .Should().Be(RosterProblemCodes.EmailMalformed);
        EmailAddressRules.Read("a@" + string.Join('.', Enumerable.Repeat("bbbbbbbbb", 26)) + ".jp", out _)
            .Should().Be(RosterProblemCodes.EmailMalformed);
    }

    [Test]
    public void What_was_read_reads_as_itself() =>
        Gen.String["abAB.@-１２＠．　\u200B+_"].Sample(cell =>
        {
            EmailAddressRules.Read(cell, out var address);
            return address is null
                || (EmailAddressRules.Read(address, out var again) is null && again == address);
        });
}
