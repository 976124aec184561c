using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>The main job, once for all tests here, since it makes an RSA key and signs with it.</summary>
public sealed class QuickstartTests
{
    private readonly TemporaryFolder _folder = new();
    private BadgesRun _first = null!;

    [OneTimeSetUp]
    public async Task Run_quickstart() =>
        _first = await BadgesRun.Of(_folder, "quickstart", "demo", "--no-serve", "--json", "--lang", "en");

    [OneTimeTearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public void Succeeds_though_some_sample_rows_are_bad_on_purpose()
    {
        _first.Code.Should().Be(ExitCode.Done, _first.Error);
        Summaries(_first).Sum(summary => summary.GetProperty("rejected").GetInt32()).Should().BePositive();
    }

    [Test]
    public void Says_of_every_line_what_the_samples_expect()
    {
        var expected = Directory.EnumerateFiles(Samples("rosters"), "*.expected.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonElement.Parse(File.ReadAllBytes(file)).GetProperty("lines").EnumerateArray())
            .Select(line => (line.GetProperty("line").GetInt32(), line.GetProperty("disposition").GetString()));

        Rows(_first).Select(row => (row.GetProperty("line").GetInt32(), row.GetProperty("disposition").GetString()))
            .Should().Equal(expected);
    }

    [Test]
    public void Gives_every_line_one_outcome_and_every_badge_a_link()
    {
        foreach (var row in Rows(_first))
        {
            var issued = row.GetProperty("outcome").GetString() is "issued";
            issued.Should().Be(row.GetProperty("disposition").GetString() is "accept" or "accept_warn");
            row.GetProperty("link").GetString().Should().Be(
                issued ? $"http://localhost:5080/b/{row.GetProperty("id").GetString()}" : null);
        }
    }

    [Test]
    public void Counts_every_row_once()
    {
        foreach (var summary in Summaries(_first))
        {
            var parts = summary.EnumerateObject().Where(member => member.Name != "rows").Sum(member => member.Value.GetInt32());
            summary.GetProperty("rows").GetInt32().Should().Be(parts);
        }
    }

    [Test]
    public async Task Every_badge_that_it_wrote_is_valid()
    {
        var files = Badges().ToArray();
        var run = await BadgesRun.Of(_folder, ["verify", "--json", "--offline", "--workspace", "demo", .. files]);

        run.Json.Should().HaveCount(files.Length).And.HaveCount(5 * Rows(_first).Count(
            row => row.GetProperty("outcome").GetString() is "issued"));
        run.Json.Select(report => report.GetProperty("verdict").GetString()).Should().AllBe("valid");
        run.Code.Should().Be(ExitCode.Done);
    }

    [Test]
    public async Task A_badge_with_one_byte_changed_in_a_signed_part_is_never_valid()
    {
        var random = new Random(20261122);
        var damaged = Directory.CreateDirectory(_folder.File("damaged")).FullName;

        foreach (var file in Badges().Where(file => Path.GetExtension(file) is ".jwt" or ".jws").Take(6))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            for (var i = 0; i < 40; i++)
            {
                var changed = (byte[])bytes.Clone();
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(7));
                await File.WriteAllBytesAsync(Path.Combine(damaged, $"{i}-{Path.GetFileName(file)}"), changed);
            }
        }

        var run = await BadgesRun.Of(
            _folder, ["verify", "--json", "--offline", "--workspace", "demo", .. Directory.GetFiles(damaged)]);

        run.Json.Should().HaveCount(6 * 40);
        run.Json.Select(report => report.GetProperty("verdict").GetString()).Should().NotContain("valid");
        run.Code.Should().Be(ExitCode.SomeRefused);
    }

    [Test]
    public async Task Run_again_it_issues_nothing_and_changes_nothing_that_was_published()
    {
        var before = Published();

        var second = await BadgesRun.Of(_folder, "quickstart", "demo", "--no-serve", "--json", "--lang", "en");

        second.Code.Should().Be(ExitCode.Done, second.Error);
        Rows(second).Select(row => row.GetProperty("outcome").GetString()).Should().NotContain("issued");
        Rows(second).Select(row => row.GetProperty("id").GetString())
            .Should().Equal(Rows(_first).Select(row => row.GetProperty("id").GetString()));
        Published().Should().Equal(before);
    }

    [Test]
    public async Task Lists_what_was_issued_and_shows_one_of_it()
    {
        var list = await BadgesRun.Of(_folder, "list", "--json", "--workspace", "demo");
        var issued = Rows(_first).First(row => row.GetProperty("outcome").GetString() is "issued");
        var id = issued.GetProperty("id").GetString()!;

        list.Json.Should().Contain(badge => badge.GetProperty("id").GetString() == id);

        var show = await BadgesRun.Of(_folder, "show", issued.GetProperty("link").GetString()!, "--json", "--workspace", "demo");
        show.Code.Should().Be(ExitCode.Done, show.Error);
        show.Json.Single().GetProperty("learner").GetString().Should().Be(issued.GetProperty("learner").GetString());
        foreach (var document in show.Json.Single().GetProperty("documents").EnumerateArray())
        {
            var file = _folder.File("demo", "public", document.GetProperty("file").GetString()!);
            document.GetProperty("sha256").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }
    }

    [Test]
    public async Task No_name_and_no_address_is_published_or_said_beside_the_results()
    {
        var people = new List<string>();
        foreach (var badge in (await BadgesRun.Of(_folder, "list", "--json", "--workspace", "demo")).Json)
        {
            var show = await BadgesRun.Of(_folder, "show", badge.GetProperty("id").GetString()!, "--json", "--workspace", "demo");
            people.Add(show.Json.Single().GetProperty("name").GetString()!);
            people.Add(show.Json.Single().GetProperty("email").GetString()!);
        }

        people.Should().NotBeEmpty();
        var published = Directory.EnumerateFiles(_folder.File("demo", "public"), "*", SearchOption.AllDirectories)
            .Select(file => Decoded(File.ReadAllBytes(file)));
        foreach (var text in published.Append(_first.Error).Append(_first.Output))
        {
            people.Where(person => text.Contains(person, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
        }
    }

    [Test]
    public async Task Verifies_for_the_recipient_who_is_named()
    {
        var badge = (await BadgesRun.Of(_folder, "list", "--json", "--workspace", "demo")).Json[0];
        var show = (await BadgesRun.Of(_folder, "show", badge.GetProperty("id").GetString()!, "--json", "--workspace", "demo")).Json.Single();
        var png = _folder.File("demo", "public", "credentials", badge.GetProperty("id").GetString() + ".png");

        foreach (var claim in new[] { show.GetProperty("email").GetString()!, show.GetProperty("name").GetString()! })
        {
            var right = await BadgesRun.Of(_folder, "verify", png, "--json", "--offline", "--workspace", "demo", "--recipient", claim);
            right.Json.Single().GetProperty("recipient").GetProperty("matches").GetBoolean().Should().BeTrue();
            right.Code.Should().Be(ExitCode.Done, right.Output);
        }

        var wrong = await BadgesRun.Of(
            _folder, "verify", png, "--json", "--offline", "--workspace", "demo", "--recipient", "someone.else@example.jp");
        wrong.Json.Single().GetProperty("recipient").GetProperty("matches").GetBoolean().Should().BeFalse();
        wrong.Code.Should().Be(ExitCode.SomeRefused);
    }

    [Test]
    public async Task Refuses_another_port_than_the_one_that_its_badges_point_to()
    {
        var run = await BadgesRun.Of(_folder, "quickstart", "demo", "--port", "6000", "--no-serve", "--lang", "en");

        run.Code.Should().Be(ExitCode.Usage);
        run.Error.Should().Contain("[cli.port-differs]");
    }

    private static string Samples(string folder) => Path.Combine(AppContext.BaseDirectory, "samples", folder);

    private static IEnumerable<JsonElement> Rows(BadgesRun run) =>
        run.Json.Where(line => line.TryGetProperty("disposition", out _));

    private static IEnumerable<JsonElement> Summaries(BadgesRun run) =>
        run.Json.Where(line => line.TryGetProperty("summary", out _)).Select(line => line.GetProperty("summary"));

    private IEnumerable<string> Badges() =>
        Directory.EnumerateFiles(_folder.File("demo", "public", "credentials"))
            .Concat(Directory.EnumerateFiles(_folder.File("demo", "public", "ob2", "assertions")))
            .Order(StringComparer.Ordinal);

    private IEnumerable<string> Published() =>
        Directory.EnumerateFiles(_folder.File("demo", "public"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}");

    // As text, with the parts of a JWS decoded.
    private static string Decoded(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.StartsWith("ey", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text.Split('.')[1]))
            : text;
    }
}
