using System.Text.Json;
using System.Text.RegularExpressions;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>The documents that a credential refers to with a digest (<c>relatedResource</c>).</summary>
/// <remarks>
/// <para>That each has an identifier of its own and digests that are some is judged always; the table of the data model
/// says the rest of the form. After the proof each document is fetched, and one that is no longer what the issuer signed
/// fails the check <c>schema</c>. It is not the proof that fails: the credential is the issuer's, and its status,
/// its period and its recipient can be judged. One that cannot be had or compared is told of by a warning and decides
/// nothing, as with <see cref="CredentialSchemas"/>: a server that has gone makes no proven badge doubtful.</para>
/// <para>Source: VC Data Model 2.0, “Integrity of Related Resources”. The property is none of VC Data Model 1.1.</para>
/// </remarks>
internal static partial class RelatedResources
{
    private const int MaximumResources = 8;

    private const string Member = "relatedResource";

    /// <summary>Finds what is wrong with the resources' form.</summary>
    public static IEnumerable<Problem> CheckForm(JsonElement credential)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (pointer, resource) in Of(credential))
        {
            if (resource.Text("id") is { } id && !ids.Add(id))
            {
                yield return Problem.At(pointer + "/id", SchemaCheckProblemCodes.ResourceTwice, id);
            }

            foreach (var place in resource.ValuesAt(pointer, "digestSRI"))
            {
                if (place.Value.Text() is { } text
                    && (Expressions(text) is not [_, ..] all || !all.All(one => ResourceDigest.TryReadSri(one, out _))))
                {
                    yield return Problem.At(place.Pointer, SchemaProblemCodes.Malformed, "digestSRI", "hash-expression");
                }
            }

            foreach (var place in resource.ValuesAt(pointer, "digestMultibase"))
            {
                if (place.Value.Text() is { } text && !ResourceDigest.TryReadMultibase(text, out _))
                {
                    yield return Problem.At(place.Pointer, SchemaProblemCodes.Malformed, "digestMultibase", "multihash");
                }
            }
        }
    }

    /// <summary>Finds the first resource that is not what the issuer signed.</summary>
    /// <param name="credential">The credential, proven to be its issuer's, its form judged.</param>
    /// <param name="documents">Where the resources come from.</param>
    /// <param name="warnings">Takes a warning for each resource that was not compared.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async ValueTask<Problem?> FindChangeAsync(
        JsonElement credential, FetchSession documents, List<Problem> warnings, CancellationToken cancellationToken)
    {
        var asked = 0;
        foreach (var (pointer, resource) in Of(credential))
        {
            var url = resource.Text("id")!;
            var digests = Digests(resource).ToArray();
            if (digests.Length == 0 || !WebScope.IsWeb(url) || ++asked > MaximumResources)
            {
                warnings.Add(Problem.At(pointer, SchemaCheckProblemCodes.ResourceNotCompared, url));
            }
            else if (await documents.GetAsync(url, Accepted(resource), cancellationToken)
                is not DocumentLookup.Answered { Status: 200 } answered)
            {
                warnings.Add(Problem.At(pointer, SchemaCheckProblemCodes.ResourceUnavailable, url));
            }
            else if (!digests.All(alternatives => alternatives.Any(digest => digest.Matches(answered.Body.Span))))
            {
                return Problem.At(pointer, SchemaCheckProblemCodes.ResourceChanged, url);
            }
        }

        return null;
    }

    private static IEnumerable<(string Pointer, JsonElement Value)> Of(JsonElement credential) =>
        credential.Values("@context").FirstOrDefault() is { ValueKind: JsonValueKind.String } context
        && context.Text() == ContextIris.CredentialsV2
            ? credential.ValuesAt("", Member)
            : [];

    // All of these must match; of the expressions in one text, one of the strongest algorithm.
    private static IEnumerable<ResourceDigest[]> Digests(JsonElement resource)
    {
        foreach (var text in resource.Texts("digestSRI"))
        {
            var known = Expressions(text)
                .Select(one => ResourceDigest.TryReadSri(one, out var digest) ? digest : null)
                .OfType<ResourceDigest>()
                .ToArray();
            if (known.Length > 0)
            {
                var strongest = known.Max(digest => digest.Bits);
                yield return [.. known.Where(digest => digest.Bits == strongest)];
            }
        }

        foreach (var text in resource.Texts("digestMultibase"))
        {
            if (ResourceDigest.TryReadMultibase(text, out var digest) && digest is not null)
            {
                yield return [digest];
            }
        }
    }

    private static string[] Expressions(string text) =>
        text.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static string Accepted(JsonElement resource) =>
        resource.Text("mediaType") is { Length: <= 127 } type && MediaType().IsMatch(type) ? type : "*/*";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaType();
}
