using System.Buffers.Text;
using System.IO.Compression;
using BadgeIssuer.OpenBadges.Status;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class StatusListTests
{
    private const int Limit = 1024 * 1024;

    // The encoded list that the specification prints: 131,072 entries, none set.
    private const string SpecificationExample = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

    private static string Encode(byte[] bits, string prefix = "u")
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bits);
        }

        return prefix + Base64Url.EncodeToString(output.ToArray());
    }

    private static string CodeOf(string encoded)
    {
        StatusList.TryDecode(encoded, Limit, out _, out var problem).Should().BeFalse();
        return problem!.Code;
    }

    [Test]
    public void The_list_that_the_specification_prints_is_read()
    {
        StatusList.TryDecode(SpecificationExample, Limit, out var list, out _).Should().BeTrue();

        list!.Count.Should().Be(StatusList.MinimumCount);
        Enumerable.Range(0, list.Count).Should().NotContain(index => list[index]);
    }

    [Test]
    public void The_first_entry_is_the_leftmost_bit()
    {
        var bits = new byte[StatusList.MinimumBytes];
        bits[0] = 0b1000_0000;
        bits[^1] = 0b0000_0001;

        StatusList.TryDecode(Encode(bits), Limit, out var list, out _).Should().BeTrue();

        Enumerable.Range(0, list!.Count).Where(index => list[index]).Should().Equal(0, list.Count - 1);
    }

    [Test]
    public void An_entry_of_several_bits_is_a_number_with_its_highest_bit_first()
    {
        var list = StatusList.Create(StatusList.MinimumCount, [4, 7, 8]);

        list.ValueAt(1, 4).Should().Be(0b1001);
        list.ValueAt(2, 4).Should().Be(0b1000);
        list.ValueAt(7, 1).Should().Be(1);
        FluentActions.Invoking(() => list.ValueAt(StatusList.MinimumCount / 4, 4)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void What_is_encoded_reads_back_the_same() =>
        Gen.Int[0, StatusList.MinimumCount - 1].Array[0, 50].Sample(
            set =>
            {
                var encoded = StatusList.Create(StatusList.MinimumCount, set).Encode();
                return StatusList.TryDecode(encoded, Limit, out var list, out _)
                    && Enumerable.Range(0, list.Count).Where(index => list[index]).SequenceEqual(set.Distinct().Order())
                    && list.Encode() == encoded;
            },
            iter: 20);

    [Test]
    public void Entries_beyond_the_list_are_a_mistake_of_the_caller()
    {
        var list = StatusList.Create(StatusList.MinimumCount, []);

        FluentActions.Invoking(() => list[-1]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => list[list.Count]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => StatusList.Create(StatusList.MinimumCount, [list.Count])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => StatusList.Create(8, [])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => StatusList.Create(StatusList.MinimumCount + 1, [])).Should().Throw<ArgumentException>();
    }

    [TestCase("")]
    [TestCase("u")]
    [TestCase("zH4sI")]
    [TestCase("uH4sI=")]
    [TestCase("uH4s I")]
    [TestCase("uH4s+")]
    [TestCase("u%%")]
    public void Other_encodings_are_refused(string encoded) =>
        CodeOf(encoded).Should().BeOneOf(StatusProblemCodes.NotMultibaseBase64Url, StatusProblemCodes.NotGzip);

    [TestCase(SpecificationExample + "=")]
    [TestCase(SpecificationExample + "\n")]
    [TestCase("u" + SpecificationExample)]
    [TestCase(SpecificationExample + "A")]
    public void A_list_with_something_added_is_refused(string encoded) => CodeOf(encoded).Should().StartWith("status.not-");

    [Test]
    public void Lists_that_are_too_short_or_too_long_are_refused()
    {
        CodeOf(Encode(new byte[StatusList.MinimumBytes - 1])).Should().Be(StatusProblemCodes.ListTooShort);
        CodeOf(Encode(new byte[Limit + 1])).Should().Be(StatusProblemCodes.ListTooLong);
        StatusList.TryDecode(Encode(new byte[Limit]), Limit, out _, out _).Should().BeTrue();
    }

    [Test]
    public void A_list_that_would_grow_to_a_gigabyte_costs_little_more_than_the_limit()
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 256; i++)
            {
                gzip.Write(block);
            }
        }

        var bomb = "u" + Base64Url.EncodeToString(output.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();

        CodeOf(bomb).Should().Be(StatusProblemCodes.ListTooLong);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan((4 * Limit) + (4 * bomb.Length));
    }

    [Test]
    public void Cut_damaged_and_joined_streams_are_refused()
    {
        var whole = Base64Url.DecodeFromChars(Encode(new byte[StatusList.MinimumBytes]).AsSpan(1));

        for (var length = 0; length < whole.Length; length++)
        {
            CodeOf("u" + Base64Url.EncodeToString(whole.AsSpan(0, length))).Should().Be(StatusProblemCodes.NotGzip);
        }

        CodeOf("u" + Base64Url.EncodeToString([.. whole, 0])).Should().Be(StatusProblemCodes.NotGzip);
        CodeOf("u" + Base64Url.EncodeToString([.. whole, .. whole])).Should().Be(StatusProblemCodes.NotGzip);
        CodeOf("u" + Base64Url.EncodeToString([.. whole, 1, 2, .. whole.AsSpan(whole.Length - 8)])).Should().Be(StatusProblemCodes.NotGzip);
    }

    [Test]
    public void A_gzip_header_may_name_a_file_and_more()
    {
        var whole = Base64Url.DecodeFromChars(Encode(new byte[StatusList.MinimumBytes]).AsSpan(1));
        byte[] named = [0x1F, 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, .. "name\0"u8, .. "comment\0"u8, 0, 0, .. whole.AsSpan(10)];

        StatusList.TryDecode("u" + Base64Url.EncodeToString(named), Limit, out var list, out _).Should().BeTrue();
        list!.Count.Should().Be(StatusList.MinimumCount);
        CodeOf("u" + Base64Url.EncodeToString(named.AsSpan(0, 16))).Should().Be(StatusProblemCodes.NotGzip);
    }

    [Test]
    public void Hostile_bytes_give_a_problem_and_never_an_exception() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
            !StatusList.TryDecode("u" + Base64Url.EncodeToString(bytes), Limit, out _, out var random) && random is not null
            && !StatusList.TryDecode("uH4sI" + Base64Url.EncodeToString(bytes), Limit, out _, out var headed) && headed is not null);
}
