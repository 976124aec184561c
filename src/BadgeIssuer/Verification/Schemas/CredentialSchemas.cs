using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>Judges a credential by the JSON Schemas that it names in <c>credentialSchema</c>.</summary>
/// <remarks>
/// <para>The published schemas of Open Badges are not fetched: <see cref="SchemaCatalogue"/> knows their rules, and more.
/// A schema of somebody else's is fetched and run, and a credential that violates it is not what its issuer says it is.
/// One that cannot be had or run is told of by a warning and decides nothing: VC Data Model 2.0 leaves it to the verifier
/// whether to run a schema at all, and a proven badge must not become doubtful because a server has gone.</para>
/// <para>Source: Open Badges 3.0, 1EdTechJsonSchemaValidator2019; VC JSON Schema 1.0, JsonSchema.</para>
/// </remarks>
internal static class CredentialSchemas
{
    private const int MaximumSchemas = 4;

    private const string SchemaTypes = "application/schema+json, application/json;q=0.9";

    private static readonly string[] Types = ["1EdTechJsonSchemaValidator2019", "JsonSchema"];

    private static readonly string[] Known =
    [
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/",
        "https://purl.imsglobal.org/spec/ob/v3p0/schema/json-ld/",
    ];

    /// <summary>Finds the first schema that the credential violates.</summary>
    /// <param name="credential">The credential, proven to be its issuer's.</param>
    /// <param name="documents">Where schemas come from.</param>
    /// <param name="warnings">Takes a warning for each schema that was not run.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async ValueTask<Problem?> FindViolationAsync(
        JsonElement credential, FetchSession documents, List<Problem> warnings, CancellationToken cancellationToken)
    {
        var foreign = credential.ValuesAt("", "credentialSchema")
            .Where(stated => stated.Value.Text("id") is { } id
                && !Known.Any(known => id.StartsWith(known, StringComparison.Ordinal)))
            .ToArray();

        foreach (var (pointer, stated) in foreign.Take(MaximumSchemas))
        {
            var url = stated.Text("id")!;
            if (!Types.Any(type => stated.IsOf(type)) || !WebScope.IsWeb(url))
            {
                warnings.Add(Problem.At(pointer, SchemaCheckProblemCodes.ForeignUnknownType, stated.Texts("type").FirstOrDefault() ?? "–"));
            }
            else if (await FindViolationAsync(url, pointer, credential, "", documents, warnings, cancellationToken)
                is { } violation)
            {
                return violation;
            }
        }

        if (foreign.Length > MaximumSchemas)
        {
            warnings.Add(Problem.At(
                foreign[MaximumSchemas].Pointer, SchemaCheckProblemCodes.ForeignNotRun, foreign[MaximumSchemas].Value.Text("id")!));
        }

        return null;
    }

    /// <summary>Finds how a part of a badge violates one schema.</summary>
    /// <param name="url">The schema's address.</param>
    /// <param name="naming">What named it, as a JSON Pointer.</param>
    /// <param name="part">The part.</param>
    /// <param name="place">Where the part stands, as a JSON Pointer.</param>
    /// <param name="documents">Where the schema comes from.</param>
    /// <param name="warnings">Takes a warning if it is not run.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    public static async ValueTask<Problem?> FindViolationAsync(
        string url,
        string naming,
        JsonElement part,
        string place,
        FetchSession documents,
        List<Problem> warnings,
        CancellationToken cancellationToken)
    {
        if (await documents.GetAsync(url, SchemaTypes, cancellationToken)
            is not DocumentLookup.Answered { Status: 200 } answered)
        {
            warnings.Add(Problem.At(naming, SchemaCheckProblemCodes.ForeignUnavailable, url));
            return null;
        }

        if (ForeignSchema.Run(answered.Body, part) is not { } result)
        {
            warnings.Add(Problem.At(naming, SchemaCheckProblemCodes.ForeignNotRun, url));
            return null;
        }

        return result.IsValid ? null : Problem.At(place + result.Pointer, SchemaCheckProblemCodes.ForeignViolated, url);
    }
}
