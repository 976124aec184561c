using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Canonicalization;

public sealed class JsonSamenessTests
{
    [TestCase("""{"a":1,"b":[2.0,"あ"]}""", """{ "b" : [ 2, "\u3042" ], "a" : 1e0 }""", true)]
    [TestCase("[1,2]", "[2,1]", false)]
    [TestCase("0e99999999999", "0", true)]
    [TestCase("1e99999999999", "1e99999999999", true)]
    [TestCase("1e99999999999", "2e99999999999", false)]
    [TestCase("1e-99999999999", "0", true)]
    [TestCase("null", "false", false)]
    public void Is_that_of_the_canonical_form(string one, string other, bool expected)
    {
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);

        JsonCanonicalizer.AreSame(first.RootElement, second.RootElement).Should().Be(expected);
    }
}
