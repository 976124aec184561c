using System.Text;
using BadgeIssuer.IO.Http;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

public sealed class BadgeInputTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("badges-input-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Reads_a_file()
    {
        var path = Path.Combine(_folder, "badge.json");
        await File.WriteAllTextAsync(path, "{}");

        (await TextOf(path)).Should().Be("{}");
    }

    [Test]
    public async Task Reads_standard_input() => (await TextOf("-")).Should().Be("from standard input");

    [Test]
    public async Task Hands_a_link_on_as_it_is() =>
        (await TextOf("https://a.example/b/1")).Should().Be("https://a.example/b/1");

    [Test]
    public async Task Says_what_is_missing() => (await CodeOf(Path.Combine(_folder, "none"))).Should().Be(InputProblemCodes.NotFound);

    [Test]
    public async Task Says_what_is_no_file() => (await CodeOf(_folder)).Should().Be(InputProblemCodes.Unreadable);

    [Test]
    public async Task Says_what_is_too_large()
    {
        var path = Path.Combine(_folder, "large");
        await using (var file = File.Create(path))
        {
            file.SetLength(BadgeInput.MaximumBytes + 1);
        }

        (await CodeOf(path)).Should().Be(InputProblemCodes.TooLarge);
    }

    [TestCase(0)]
    [TestCase(16 * 1024)]
    [TestCase(16 * 1024 + 1)]
    [TestCase(100_000)]
    public async Task Reads_whole_streams_up_to_the_limit(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)7);

        (await BoundedReader.ReadAsync(new MemoryStream(bytes), length, CancellationToken.None))!.Value.ToArray().Should().Equal(bytes);
        (await BoundedReader.ReadAsync(new MemoryStream([.. bytes, 1]), length, CancellationToken.None)).Should().BeNull();
    }

    private static ValueTask<BadgeInputReading> Read(string input) =>
        BadgeInput.ReadAsync(input, new MemoryStream("from standard input"u8.ToArray()), CancellationToken.None);

    private static async Task<string> TextOf(string input) =>
        Encoding.UTF8.GetString((await Read(input)).Should().BeOfType<BadgeInputReading.Read>().Subject.Bytes.Span);

    private static async Task<string> CodeOf(string input) =>
        (await Read(input)).Should().BeOfType<BadgeInputReading.Unavailable>().Subject.Problem.Code;
}
