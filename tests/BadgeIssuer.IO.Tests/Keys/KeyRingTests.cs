using BadgeIssuer.IO.Keys;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Keys;

public sealed class KeyRingTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("badges-keys-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestCase(KeyKind.Ed25519, "EdDSA", "^ed25519-[0-9]{4}-[0-9]{2}-[0-9a-f]{6}$")]
    [TestCase(KeyKind.P256, "ES256", "^p256-[0-9]{4}-[0-9]{2}-[0-9a-f]{6}$")]
    [TestCase(KeyKind.Rsa, "RS256", "^rsa-[0-9]{4}-[0-9]{2}-[0-9a-f]{6}$")]
    public void A_key_that_was_made_signs_after_reopening(KeyKind kind, string algorithm, string kid)
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        var entry = Open().Create(kind, passphrase, KdfCost.Interactive);
        JwsAlgorithm.TryParse(algorithm, out var wanted).Should().BeTrue();

        var opened = Open().OpenSigningKey(wanted!, passphrase);
        using var key = opened.Key;

        entry.Kid.Should().MatchRegex(kid).And.Be(opened.Kid);
        entry.PublicKey.Verify(wanted!, "x"u8, key.Sign(wanted!, "x"u8)).Should().BeTrue();
    }

    [Test]
    public void The_newest_active_key_signs()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        var ring = Open();
        ring.Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);
        var newest = ring.Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);

        var opened = Open().OpenSigningKey(JwsAlgorithm.EdDSA, passphrase);
        using var key = opened.Key;

        opened.Kid.Should().Be(newest.Kid);
        Open().Published.Should().HaveCount(2);
    }

    [Test]
    public void Private_keys_are_their_owners_alone_and_sealed()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        var entry = Open().Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);
        var file = Path.Combine(_folder, entry.Kid + ".key");

        File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.ReadAllText(file).Should().Contain("Argon2id").And.NotContain("correct horse");
    }

    [Test]
    public void A_key_file_that_others_may_read_is_refused()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        var entry = Open().Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);
        File.SetUnixFileMode(
            Path.Combine(_folder, entry.Kid + ".key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Opening(passphrase).Should().Be(KeysProblemCodes.FileMode);
    }

    [Test]
    public void A_wrong_passphrase_is_said_to_be_one()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        using var wrong = Passphrase.FromText("incorrect horse battery");
        Open().Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);

        Opening(wrong).Should().Be(KeysProblemCodes.CannotOpen);
    }

    [Test]
    public void A_key_file_in_anothers_place_is_refused()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        var first = Open().Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);
        var second = Open().Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);
        File.Copy(Path.Combine(_folder, first.Kid + ".key"), Path.Combine(_folder, second.Kid + ".key"), overwrite: true);

        Opening(passphrase).Should().Be(KeysProblemCodes.WrongKey);
    }

    [Test]
    public void A_missing_key_and_a_missing_file_are_told_apart()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");
        Opening(passphrase).Should().Be(KeysProblemCodes.NoSigningKey);

        var entry = Open().Create(KeyKind.Ed25519, passphrase, KdfCost.Interactive);
        File.Delete(Path.Combine(_folder, entry.Kid + ".key"));
        Opening(passphrase).Should().Be(KeysProblemCodes.FileMissing);
    }

    [TestCase("not json", KeysProblemCodes.RegisterUnreadable)]
    [TestCase("{\"keys\":[{\"kid\":\"../x\"}]}", KeysProblemCodes.InvalidValue)]
    [TestCase("{\"keys\":[{}]}", KeysProblemCodes.MissingMember)]
    [TestCase("{\"keys\":[],\"key\":1}", KeysProblemCodes.UnknownMember)]
    public void A_damaged_register_is_reported(string text, string code)
    {
        File.WriteAllText(Path.Combine(_folder, "register.json"), text);

        KeyRing.Open(_folder, TimeProvider.System, out var problems).Should().BeNull();
        problems.Should().Contain(problem => problem.Code == code);
    }

    [Test]
    public void The_example_keys_open_and_are_those_that_production_refuses()
    {
        var example = Path.Combine(Path.GetDirectoryName(Samples.Folder)!, "keys.example");
        foreach (var file in Directory.EnumerateFiles(example))
        {
            var copy = Path.Combine(_folder, Path.GetFileName(file));
            File.Copy(file, copy);
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using var passphrase = Passphrase.FromText(DevelopmentKeys.Passphrase);
        var ring = Open();

        ring.Entries.Select(entry => entry.PublicKey.Thumbprint).Should().BeEquivalentTo(DevelopmentKeys.Thumbprints);
        foreach (var entry in ring.Entries)
        {
            ring.OpenSigningKey(entry.Algorithm, passphrase).Key.Dispose();
        }
    }

    private KeyRing Open() => KeyRing.Open(_folder, TimeProvider.System, out _)!;

    private string Opening(Passphrase passphrase)
    {
        var act = () => Open().OpenSigningKey(JwsAlgorithm.EdDSA, passphrase);
        return act.Should().Throw<KeyRingException>().Which.Problem.Code;
    }
}
