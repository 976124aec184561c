using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Tests.Workspaces;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Keys;

public sealed class PassphraseTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("badges-passphrase-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestCase("a passphrase\n")]
    [TestCase("a passphrase\r\n")]
    [TestCase("a passphrase")]
    public void A_file_comes_first_and_its_last_line_break_does_not_count(string content)
    {
        using var passphrase = Passphrase.Find(
            Write(content), new Dictionary<string, string> { ["BADGES_PASSPHRASE"] = "other" }, () => "typed");

        passphrase.Utf8.ToArray().Should().Equal("a passphrase"u8.ToArray());
    }

    [Test]
    public void The_variable_comes_before_the_prompt()
    {
        using var passphrase = Passphrase.Find(
            null, new Dictionary<string, string> { ["BADGES_PASSPHRASE"] = "from outside" }, () => "typed");

        passphrase.Utf8.ToArray().Should().Equal("from outside"u8.ToArray());
    }

    [Test]
    public void Where_there_is_none_that_is_said()
    {
        Finding(null).Should().Be(KeysProblemCodes.NoPassphrase);
        Finding(Write("\n")).Should().Be(KeysProblemCodes.NoPassphrase);
        Finding(Path.Combine(_folder, "nowhere")).Should().Be(KeysProblemCodes.PassphraseFile);
    }

    [Test]
    public void A_file_that_others_may_read_is_refused()
    {
        var file = Write("a passphrase");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Finding(file).Should().Be(KeysProblemCodes.FileMode);
    }

    [Test]
    public void It_is_never_printed()
    {
        using var passphrase = Passphrase.FromText("a passphrase");

        passphrase.ToString().Should().NotContain("a passphrase");
    }

    [Test]
    public void A_short_one_seals_no_keys()
    {
        using var passphrase = Passphrase.FromText("short");

        passphrase.Invoking(short_ => short_.RequireStrength())
            .Should().Throw<KeyRingException>().Which.Problem.Code.Should().Be(KeysProblemCodes.PassphraseTooShort);
    }

    private string Write(string content)
    {
        var file = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllText(file, content);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private static string Finding(string? file)
    {
        var act = () => Passphrase.Find(file, TestWorkspace.NoEnvironment, prompt: null);
        return act.Should().Throw<KeyRingException>().Which.Problem.Code;
    }
}
