using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Tests.Vectors;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class StrictJsonTests
{
    public sealed record Example(string Source, string Hex, string? Code);

    private static IEnumerable<TestCaseData> Examples() =>
        VectorFiles.Read<Example[]>("open-badges/strict-json.json")
            .Select(example => new TestCaseData(example).SetArgDisplayNames(example.Source));

    [TestCaseSource(nameof(Examples))]
    public void Reads_what_is_whole_and_refuses_the_rest_by_its_own_code(Example example)
    {
        var read = StrictJson.TryParse(Convert.FromHexString(example.Hex), out var document, out var problem);

        using (document)
        {
            problem?.Code.Should().Be(example.Code);
            read.Should().Be(example.Code is null);
        }
    }

    [Test]
    public void More_bytes_than_the_limit_are_refused_unread()
    {
        StrictJson.TryParse("[1,2]"u8.ToArray(), 4, out _, out var problem).Should().BeFalse();
        problem.Should().Be(Problem.Of(JsonProblemCodes.TooLarge, "5", "4"));
        StrictJson.TryParse("[1,2]"u8.ToArray(), 5, out var document, out _).Should().BeTrue();
        document!.Dispose();
    }

    [Test]
    public void Malformed_json_is_told_by_line_and_byte()
    {
        StrictJson.TryParse("{\n  \"a\": x\n}"u8.ToArray(), out _, out var problem).Should().BeFalse();
        problem!.Arguments.Should().Equal("2", "8");
    }

    [Test]
    public void Hostile_bytes_give_a_problem_and_never_an_exception() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], JsonLike).Sample(bytes =>
        {
            var read = StrictJson.TryParse(bytes, out var document, out var problem);
            using (document)
            {
                return read == (problem is null) && (!read || Readable(document!.RootElement));
            }
        });

    // Texts made of the pieces that go wrong.
    private static readonly Gen<byte[]> JsonLike = Gens.OneOf(
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u0061\"", "\"\\ud867\"", "\"\\ud867\\ude3d\"", "1e400", "-0", "null", " ", "\"", "\\", "\u0001", "\uFEFF", "𠮷")
        .Array[0, 30]
        .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    private static bool Readable(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && Readable(p.Value)),
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().All(Readable),
        System.Text.Json.JsonValueKind.String => element.GetString() is not null,
        System.Text.Json.JsonValueKind.Number => double.IsFinite(element.GetDouble()),
        _ => true,
    };
}
