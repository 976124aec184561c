using System.Text.Json;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Tests.Support;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Contexts;

public sealed class PublishedContextTests
{
    private const string OpenBadges303 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    // The index does not say where these are served; schemas/contexts/README.md says who does.
    private static readonly (string Iri, string File)[] Extensions =
    [
        ("https://openbadgespec.org/extensions/accessibilityExtension/context-3.0.0.json", "accessibilityExtension-3.0.0.json"),
        ("https://openbadgespec.org/extensions/applyLinkExtension/context-3.0.0.json", "applyLinkExtension-3.0.0.json"),
        ("https://openbadgespec.org/extensions/geoCoordinatesExtension/context-3.0.0.json", "geoCoordinatesExtension-3.0.0.json"),
        ("https://openbadgespec.org/extensions/licenseExtension/context-3.0.0.json", "licenseExtension-3.0.0.json"),
        ("https://purl.imsglobal.org/spec/ob-assessment/v2p0/context", "assessmentExtension-v2p0.json"),
        ("https://purl.imsglobal.org/spec/ob-assessment/v2p0/context/", "assessmentExtension-v2p0.json"),
        ("https://purl.imsglobal.org/spec/ob-accred/v2p0/context", "issuerAccreditationExtension-v2p0.json"),
    ];

    private static readonly Lazy<ContextStore> Published = new(() => ContextStore.Create(PublishedDocuments()));

    // What documents have before the context in question: nothing, or one of the contexts of credentials.
    private static readonly string[] Bases =
        
    [
        "", "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/did/v1",
        OpenBadges303,
    ];

    private static IEnumerable<TestCaseData> Contexts() =>
        from iri in PublishedContexts.Store.Iris
        from before in Bases
        select new TestCaseData(iri, before).SetArgDisplayNames(before.Length == 0 ? iri : $"{before} + {iri}");

    [TestCaseSource(nameof(Contexts))]
    public void Means_the_same_as_the_published_document(string iri, string before)
    {
        var ours = Outcome(PublishedContexts.Store, before, iri);
        var theirs = Outcome(Published.Value, before, iri);

        ours.Should().Be(theirs);
    }

    [Test]
    public void Every_context_that_credentials_and_keys_need_is_there() =>
        PublishedContexts.Store.Iris.Should().Contain([
            "https://www.w3.org/ns/credentials/v2",
            "https://www.w3.org/2018/credentials/v1",
            OpenBadges303,
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
            "https://w3id.org/openbadges/v2",
            "https://w3id.org/security/data-integrity/v2",
            "https://w3id.org/security/suites/ed25519-2020/v1",
            "https://w3id.org/security/multikey/v1",
            "https://www.w3.org/ns/did/v1",
            "https://www.w3.org/ns/cid/v1",
            "https://www.w3.org/ns/credentials/status/v1",
        ]);

    [Test]
    public void No_context_gives_unknown_words_a_meaning()
    {
        foreach (var iri in PublishedContexts.Store.Iris)
        {
            PublishedContexts.Store.TryGet(iri, out var document).Should().BeTrue();
            document.GetRawText().Should().NotContain("@vocab\":", iri);
        }
    }

    // The active context as text, or the code of the error.
    private static string Outcome(ContextStore store, string before, string iri)
    {
        var processor = new ContextProcessor(new ContextSpace(store, ProcessingMode.JsonLd11));
        var names = before.Length == 0 ? new[] { iri } : [before, iri];
        using var context = JsonDocument.Parse(JsonSerializer.Serialize(names));
        var initial = new ActiveContext(null, isShared: true);
        try
        {
            var lines = new List<string>();
            Describe(processor, processor.Process(initial, context.RootElement, null), null, "", lines);
            return string.Join('\n', lines);
        }
        catch (JsonLdException error)
        {
            return error.Code.Text();
        }
    }

    private static void Describe(
        ContextProcessor processor, ActiveContext active, HashSet<string>? only, string indent, List<string> lines)
    {
        lines.Add($"{indent}vocab={active.Vocab} language={active.DefaultLanguage} direction={active.DefaultDirection}");
        foreach (var (term, definition) in active.Terms.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            lines.Add($"{indent}{term}: {Describe(definition)}");

            // A scoped context says all that its parent says, too; what is nested is looked for in its own terms only.
            if (definition.LocalContext is { } local && (only is null || only.Contains(term)))
            {
                var own = OwnTerms(local);
                Describe(processor, processor.ProcessScoped(active, definition, true, true), own, indent + "  p ", lines);
                var asType = DescribeError(() =>
                    Describe(processor, processor.ProcessScoped(active, definition, false, false), own, indent + "  t ", lines));
                lines.Add($"{indent}  {asType}");
            }
        }
    }

    private static string DescribeError(Action action)
    {
        try
        {
            action();
            return "as a type: yes";
        }
        catch (JsonLdException error)
        {
            return $"as a type: {error.Code.Text()}";
        }
    }

    private static string Describe(TermDefinition definition) => string.Join(' ',
        definition.Iri,
        $"type={definition.TypeMapping}",
        $"container={definition.Containers}",
        $"language={definition.HasLanguage},{definition.Language}",
        $"direction={definition.HasDirection},{definition.Direction}",
        $"prefix={definition.IsPrefix}",
        $"protected={definition.IsProtected}",
        $"reverse={definition.IsReverse}",
        $"nest={definition.NestValue}",
        $"index={definition.IndexMapping}",
        $"context={definition.LocalContext?.ValueKind}");

    private static HashSet<string> OwnTerms(JsonElement local) => local.ValueKind switch
    {
        JsonValueKind.Object => [.. local.EnumerateObject().Select(entry => entry.Name)],
        JsonValueKind.Array => [.. local.EnumerateArray().SelectMany(OwnTerms)],
        _ => [],
    };

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> PublishedDocuments()
    {
        var folder = SharedFolder.Path("reference", "contexts");
        var files = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "index.tsv")).Skip(1))
        {
            // The later line is the later edition.
            var cells = line.Split('\t');
            files[cells[0]] = cells[1];
        }

        foreach (var (iri, file) in Extensions)
        {
            files[iri] = $"ext3/{file}";
        }

        files["https://openbadgespec.org/v2/context.json"] = files["https://w3id.org/openbadges/v2"];
        files[OpenBadges303].Should().Contain("2026-06");
        return files.Select(file => new KeyValuePair<string, ReadOnlyMemory<byte>>(
            file.Key, File.ReadAllBytes(Path.Combine(folder, file.Value))));
    }
}
