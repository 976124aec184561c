using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges.V3;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>Nothing that an embedded proof covers can be changed.</summary>
public sealed class EmbeddedProofTests
{
    private static readonly string Multikey = DidDocumentWriter.MultikeyId(TestIssuer.Did, "k1");

    [Test]
    public async Task Every_signed_value_that_is_changed_makes_it_invalid()
    {
        using var issuer = new TestIssuer();
        var secured = Secured(issuer);
        var paths = Leaves(JsonNode.Parse(secured)!).Where(path => !path.StartsWith("$['@context']", StringComparison.Ordinal)).ToArray();

        paths.Should().HaveCountGreaterThan(30);
        foreach (var path in paths)
        {
            var changed = JsonNode.Parse(secured)!;
            Change(changed, path);

            var report = await Verify(issuer, changed.ToJsonString());
            report.Verdict.Should().NotBe(Verdict.Valid, path);
        }
    }

    private static string Secured(TestIssuer issuer) =>
        Encoding.UTF8.GetString(EmbeddedProofs.OverPublishedContexts.Add(
            OpenBadgeCredentialWriter.Write(TestIssuer.Credential()),
            issuer.Key,
            Cryptosuite.EddsaRdfc2022,
            new ProofOptions(Multikey, TestIssuer.Now.AddDays(-1))));

    private static async Task<VerificationReport> Verify(TestIssuer issuer, string credential) =>
        await issuer.VerifyAsync(Encoding.UTF8.GetBytes(credential));

    private static IEnumerable<string> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
        JsonArray items => items.SelectMany(item => Leaves(item!)),
        _ => [node.GetPath()],
    };

    private static void Change(JsonNode root, string path)
    {
        var leaf = Find(root, path);
        JsonNode changed = leaf.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => false,
            System.Text.Json.JsonValueKind.False => true,
            _ => leaf.ToString() + "x",
        };
        leaf.ReplaceWith(changed);
    }

    private static JsonNode Find(JsonNode node, string path) => node switch
    {
        JsonObject members => members.Select(member => Find(member.Value!, path)).FirstOrDefault(found => found is not null)!,
        JsonArray items => items.Select(item => Find(item!, path)).FirstOrDefault(found => found is not null)!,
        _ => node.GetPath() == path ? node : null!,
    };
}
