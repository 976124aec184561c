using System.Text;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Proofs;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Keys;

/// <summary>What becomes of badges when their key is rotated, retired or lost.</summary>
public sealed class KeyLifecycleTests
{
    private static readonly CredentialFormat[] Signed =
        [CredentialFormat.DataIntegrity, CredentialFormat.VcJwt, CredentialFormat.Png];

    private TestWorkspace _test = null!;
    private CredentialId _id = null!;

    [SetUp]
    public void Issue()
    {
        _test = new TestWorkspace(TestWorkspace.WithoutSignedAssertions);
        _id = _test.IssueAndPublish(3)[0].Id!;
    }

    [TearDown]
    public void Delete() => _test.Dispose();

    [Test]
    public async Task After_a_rotation_old_and_new_badges_verify_and_the_lists_are_signed_by_the_new_key()
    {
        var copies = Copies();
        var made = Rotate(KeyPurpose.Badges);
        var newest = _test.IssueAndPublish(4)[3].Id!;

        foreach (var copy in copies)
        {
            (await Verify(copy)).Verdict.Should().Be(Verdict.Valid);
        }

        (await Verify(Read(newest, CredentialFormat.Png))).Verdict.Should().Be(Verdict.Valid);
        Encoding.UTF8.GetString(Read(newest, CredentialFormat.DataIntegrity)).Should().Contain(made + "-multikey");
        ListSigner().Should().EndWith("/keys/" + made);
        Actions().Should().ContainInOrder(AuditActions.Issue, AuditActions.CreateKey, AuditActions.RetireKey);
    }

    [Test]
    public async Task A_key_for_status_lists_signs_them_and_nothing_else()
    {
        var made = Rotate(KeyPurpose.StatusLists);
        using (var workspace = _test.Open())
        {
            workspace.Keys.Entries.Should().NotContain(entry => entry.State == KeyState.Retired);
            workspace.Standings.Change([_id], Lifecycle.StandingAction.Revoke, "tester", "試験", null)
                .Should().ContainSingle();
            workspace.Publish();
        }

        ListSigner().Should().EndWith("/keys/" + made);
        (await Verify(Read(_id, CredentialFormat.VcJwt))).Status.Should().Be(BadgeStatus.Revoked);
        Encoding.UTF8.GetString(Read(_test.IssueAndPublish(4)[3].Id!, CredentialFormat.DataIntegrity))
            .Should().NotContain(made);
    }

    [Test]
    public void The_last_key_of_an_algorithm_is_not_retired_and_an_unknown_one_is_named()
    {
        using var workspace = _test.Open();
        var kid = Signer(workspace).Kid;

        Failure(() => workspace.KeyLifecycle.Retire(kid, [JwsAlgorithm.EdDSA], "tester")).Should().Be(KeysProblemCodes.LastSigner);
        Failure(() => workspace.KeyLifecycle.Retire("nothing", [], "tester")).Should().Be(KeysProblemCodes.UnknownKey);
    }

    [Test]
    public async Task What_is_proven_older_than_the_loss_is_signed_anew_and_old_copies_verify_by_it_with_a_warning()
    {
        var copies = Copies();
        var outcomes = GiveUp(DateTimeOffset.UtcNow.AddHours(1));

        outcomes.Should().HaveCount(3).And.OnlyContain(outcome => outcome.Proven);
        foreach (var (copy, format) in copies.Zip(Signed))
        {
            var now = Read(_id, format);
            now.Should().NotEqual(copy);
            var report = await Verify(now);
            report.Verdict.Should().Be(Verdict.Valid);
            report.Warnings.Should().NotContain(warning => warning.Code == ProofCheckProblemCodes.KeyReplaced);

            var old = await Verify(copy);
            old.Verdict.Should().Be(Verdict.Valid);
            old.Warnings.Should().ContainSingle(warning => warning.Code == ProofCheckProblemCodes.KeyReplaced);
        }

        GiveUp(DateTimeOffset.UtcNow.AddHours(1)).Should().BeEmpty("all of it was done before");
        using var workspace = _test.Open();
        using var keys = workspace.OpenKeys(prompt: null);
        workspace.Publish(everything: true, keys).Should().Be(0);
        workspace.Store.Unpublished().Should().BeEmpty();
    }

    [Test]
    public async Task What_is_not_proven_to_be_older_than_the_loss_no_longer_verifies()
    {
        var copies = Copies();
        var kid = CurrentKid();

        GiveUp(DateTimeOffset.UtcNow.AddHours(-1)).Should().HaveCount(3).And.OnlyContain(outcome => !outcome.Proven);

        foreach (var copy in copies)
        {
            var report = await Verify(copy);
            report.Verdict.Should().Be(Verdict.Invalid);
            report.Checks.Should().Contain(check => check.Problem != null && check.Problem.Code == ProofCheckProblemCodes.KeyNoLongerValid);
        }

        File.Exists(Path.Combine(_test.Folder, "public", "keys", kid + ".json")).Should().BeFalse();
        File.ReadAllText(Path.Combine(_test.Folder, "public", ".well-known", "jwks.json")).Should().NotContain(kid);
        File.ReadAllText(Path.Combine(_test.Folder, "public", ".well-known", "did.json")).Should().Contain("\"revoked\":");
        _test.IssueAndPublish(4)[3].Result.Should().Be(IssuanceResult.Issued, "a new key was made in its place");
    }

    [Test]
    public async Task A_copy_that_was_changed_is_not_saved_by_what_its_address_serves()
    {
        var forged = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Read(_id, CredentialFormat.DataIntegrity)).Replace("2025-", "2024-", StringComparison.Ordinal));
        GiveUp(DateTimeOffset.UtcNow.AddHours(1));

        (await Verify(forged)).Verdict.Should().Be(Verdict.Invalid);
    }

    [Test]
    public void Erasing_wipes_the_documents_of_before_the_loss_too()
    {
        GiveUp(DateTimeOffset.UtcNow.AddHours(1));
        using (var workspace = _test.Open())
        {
            var badge = workspace.Store.Find(_id)!;
            workspace.Eraser.Erase(workspace.Eraser.Find(badge.Completion.LearnerNumber), "tester", "本人の求め");
        }

        File.ReadAllText(Path.Combine(_test.Folder, "issuing.journal")).Should().NotContain(_id.ToString());
    }

    private List<byte[]> Copies() => [.. Signed.Select(format => Read(_id, format))];

    private string Rotate(KeyPurpose purpose)
    {
        using var workspace = _test.Open();
        using var passphrase = workspace.FindPassphrase(prompt: null);
        var made = workspace.KeyLifecycle.Rotate(
            KeyKind.Ed25519, purpose, passphrase, KdfCost.Interactive, "tester").Made;
        workspace.Publish();
        return made.Kid;
    }

    private (CredentialId Id, bool Proven)[] GiveUp(DateTimeOffset since)
    {
        using var workspace = _test.Open();
        using var passphrase = workspace.FindPassphrase(prompt: null);
        var kid = workspace.Keys.Entries.First(entry => entry.Algorithm.Name == "EdDSA").Kid;
        var (entry, _) = workspace.KeyLifecycle.Compromise(
            kid, since, "試験", passphrase, KdfCost.Interactive, "tester");
        var outcomes = workspace.Resecure(entry, "tester", prompt: null).ToArray();
        workspace.Publish();
        return outcomes;
    }

    private string CurrentKid()
    {
        using var workspace = _test.Open();
        return Signer(workspace).Kid;
    }

    private static KeyRegisterEntry Signer(Workspace workspace) =>
        workspace.Keys.SignerFor(JwsAlgorithm.EdDSA, KeyPurpose.Badges)!;

    private string ListSigner()
    {
        var list = File.ReadAllBytes(Path.Combine(_test.Folder, "public", "status", "1.jwt"));
        CompactJws.TryParse(list, out var jws, out _).Should().BeTrue();
        return jws!.Header.KeyId!;
    }

    private IEnumerable<string> Actions() => AuditLog.ReadLines(AuditLog.FileOf(_test.Folder))
        .Select(line => AuditChain.TryRead(line, out var entry) ? entry.Note.Action : "?");

    private static string? Failure(Action action) =>
        ((KeyRingException?)Assert.Catch<KeyRingException>(() => action()))?.Problem.Code;

    private byte[] Read(CredentialId id, CredentialFormat format) =>
        File.ReadAllBytes(Path.Combine(_test.Folder, "public", PublishedPaths.Award(id, format).Path));

    private async Task<VerificationReport> Verify(byte[] bytes)
    {
        using var workspace = _test.Open();
        var verifier = new CredentialVerifier(
            new PublicationDocumentSource(
                workspace.PublicFolder, [workspace.Addresses.Base], OfflineDocumentSource.Offline),
            TrustList.OfIssuers(workspace.Addresses.IssuerDid, workspace.Addresses.IssuerV2),
            TimeProvider.System);
        return await verifier.VerifyAsync(bytes, new VerificationRequest("badge", null), CancellationToken.None);
    }
}
