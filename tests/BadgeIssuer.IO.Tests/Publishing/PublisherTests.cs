using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

public sealed class PublisherTests
{
    private TestWorkspace _test = null!;
    private IssuanceOutcome[] _outcomes = null!;

    [OneTimeSetUp]
    public void Issue()
    {
        _test = new TestWorkspace();
        _outcomes = _test.IssueAndPublish(3);
    }

    [OneTimeTearDown]
    public void Delete() => _test.Dispose();

    [Test]
    public void Every_address_that_a_credential_names_leads_to_a_file()
    {
        using var workspace = _test.Open();
        foreach (var outcome in _outcomes)
        {
            var addresses = workspace.Addresses;
            foreach (var address in new[]
            {
                addresses.Credential(outcome.Id!), addresses.Credential(outcome.Id!) + ".png",
                addresses.AssertionV2(outcome.Id!), addresses.StatusList(new StatusListName(1, Suspends: false)), addresses.Issuer, addresses.IssuerV2,
                addresses.DidDocument, addresses.JsonWebKeySet, addresses.RevocationListV2,
                addresses.Achievement("MDXQ2-T1-1-v1"), addresses.AchievementImage("MDXQ2-T1-1-v1"),
                addresses.BadgeClassV2("MDXQ2-T1-1-v1"),
            }.Concat(workspace.Keys.Entries.SelectMany(entry =>
                new[] { addresses.JsonWebKey(entry.Kid), addresses.CryptographicKeyV2(entry.Kid) })))
            {
                PublishedPaths.TryFind(new Uri(address).AbsolutePath, out var file).Should().BeTrue(address);
                File.Exists(Path.Combine(workspace.PublicFolder, file!.Path)).Should().BeTrue(address);
            }
        }
    }

    [Test]
    public void The_published_key_verifies_the_published_credential()
    {
        var jws = Jws(PublishedPaths.Award(_outcomes[0].Id!, CredentialFormat.VcJwt));
        PublishedPaths.TryFind(new Uri(jws.Header.KeyId!).AbsolutePath, out var jwk).Should().BeTrue();
        using var document = JsonDocument.Parse(Read(jwk!));

        PublicKey.TryFromJwk(document.RootElement, out var key, out _).Should().BeTrue();
        jws.Verify(key!).Should().BeTrue();
    }

    [Test]
    public void The_DID_document_lists_the_keys_for_assertions()
    {
        using var workspace = _test.Open();
        using var json = JsonDocument.Parse(Read(PublishedPaths.DidDocument));

        DidDocument.TryRead(json.RootElement, out var document, out _).Should().BeTrue();
        document!.AssertionMethods.Select(method => method.Key.Thumbprint).Distinct()
            .Should().BeEquivalentTo(workspace.Keys.Entries.Select(entry => entry.PublicKey.Thumbprint));
        document.AssertionMethods.Should().OnlyContain(method => method.Controller == workspace.Addresses.IssuerDid);
    }

    [Test]
    public void The_status_list_is_signed_by_the_issuer_and_revokes_nobody()
    {
        using var workspace = _test.Open();
        var jws = Jws(PublishedPaths.StatusList(new StatusListName(1, Suspends: false), CredentialFormat.VcJwt));
        using var payload = JsonDocument.Parse(jws.Payload);

        StatusListCredential.TryRead(payload.RootElement, out var credential, out _).Should().BeTrue();
        credential!.Issuer.Should().Be(workspace.Addresses.IssuerDid);
        StatusList.TryDecode(credential.EncodedList, 1 << 20, out var list, out _).Should().BeTrue();
        list!.Count.Should().Be(StatusPlace.ListLength);
        workspace.Store.List().Should().OnlyContain(badge => !list[badge.Status.Index]);
        jws.Verify(workspace.Keys.Entries.Single(entry => entry.Algorithm == JwsAlgorithm.EdDSA).PublicKey).Should().BeTrue();
        VcJwt.CheckClaims(payload.RootElement).Should().BeEmpty();
    }

    [Test]
    public void The_documents_of_version_2_keep_to_their_schemas_and_point_at_each_other()
    {
        using var workspace = _test.Open();
        using var profile = JsonDocument.Parse(Read(PublishedPaths.IssuerV2));
        using var revocations = JsonDocument.Parse(Read(PublishedPaths.RevocationListV2));
        SchemaCatalogue.CheckProfileV2(profile.RootElement).Should().BeEmpty();
        SchemaCatalogue.CheckRevocationList(revocations.RootElement).Should().BeEmpty();
        foreach (var entry in workspace.Keys.Entries)
        {
            using var key = JsonDocument.Parse(Read(PublishedPaths.CryptographicKeyV2(entry.Kid)));
            SchemaCatalogue.CheckCryptographicKey(key.RootElement).Should().BeEmpty();
            key.RootElement.GetProperty("owner").GetString().Should().Be(profile.RootElement.GetProperty("id").GetString());
            profile.RootElement.GetProperty("publicKey").EnumerateArray().Select(one => one.GetString())
                .Should().Contain(key.RootElement.GetProperty("id").GetString());
        }
    }

    [Test]
    public void No_published_file_names_a_learner()
    {
        foreach (var file in Files())
        {
            var text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file));
            text.Should().NotContainAny("髙橋", "𠮷子", "yoshiko", "Q06-AX");
        }
    }

    [Test]
    public void The_page_facts_say_what_a_share_page_needs()
    {
        using var facts = JsonDocument.Parse(Read(PublishedPaths.PageFacts(_outcomes[0].Id!)));

        facts.RootElement.GetProperty("achievement").GetString().Should().Be("MDXQ2-T1-1-v1");
        facts.RootElement.GetProperty("awarded").GetString().Should().Be("2025-01-31");
        facts.RootElement.GetProperty("formats").EnumerateArray().Select(format => format.GetString())
            .Should().Equal("data-integrity", "vc-jwt", "ob2-hosted", "ob2-jws", "png");
        facts.RootElement.GetProperty("validUntil").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Test]
    public void A_published_picture_is_baked()
    {
        PngBadges.TryExtract(Read(PublishedPaths.Award(_outcomes[0].Id!, CredentialFormat.Png)), out var texts, out _)
            .Should().BeTrue();
        texts.Should().HaveCount(2);
    }

    [Test]
    public void Publishing_again_writes_nothing_and_a_lost_publication_comes_back_byte_for_byte()
    {
        using var workspace = _test.Open();
        using var keys = workspace.OpenKeys(prompt: null);
        var before = Fingerprint();

        workspace.Publish(keys: keys).Should().Be(0);
        workspace.Publish(everything: true, keys).Should().Be(0);
        Directory.Delete(workspace.PublicFolder, recursive: true);
        workspace.Publish(keys: keys);

        Fingerprint().Should().BeEquivalentTo(before);
    }

    [Test]
    public void What_somebody_changed_or_deleted_is_put_right()
    {
        using var workspace = _test.Open();
        var before = Fingerprint();
        var credential = Path.Combine(
            workspace.PublicFolder, PublishedPaths.Award(_outcomes[1].Id!, CredentialFormat.VcJwt).Path);
        File.AppendAllText(credential, "x");
        File.Delete(Path.Combine(workspace.PublicFolder, PublishedPaths.IssuerV2.Path));

        workspace.Publish(everything: true).Should().Be(2);

        Fingerprint().Should().BeEquivalentTo(before);
    }

    [Test]
    public void Files_that_a_killed_process_left_aside_are_replaced()
    {
        using var workspace = _test.Open();
        var site = Path.Combine(workspace.PublicFolder, PublishedPaths.Site.Path);
        File.Delete(site);
        File.WriteAllText(site + FileBatch.TemporaryEnding, "half a fi");

        workspace.Publish().Should().Be(1);

        File.Exists(site + FileBatch.TemporaryEnding).Should().BeFalse();
        JsonDocument.Parse(File.ReadAllBytes(site)).Dispose();
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(_test.Folder, "public"), "*", SearchOption.AllDirectories);

    private Dictionary<string, string> Fingerprint() =>
        Files().ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private byte[] Read(PublishedFile file) => File.ReadAllBytes(Path.Combine(_test.Folder, "public", file.Path));

    private CompactJws Jws(PublishedFile file) =>
        CompactJws.TryParse(Read(file), out var jws, out _) ? jws : throw new AssertionException(file.Path);
}
