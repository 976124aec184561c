using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Finds the keys that an issuer of Open Badges 3.0 publishes as its own.</summary>
/// <remarks>
/// <para>For a DID: the <c>assertionMethod</c> of its document. For a web address: the document at the address (a
/// controlled identifier document, or a profile with keys), then the JWK set of its origin.</para>
/// <para>Source: Controlled Identifiers 1.0, “Retrieve Verification Method”; did:web; Open Badges 3.0, “Key
/// management”.</para>
/// </remarks>
internal sealed class IssuerKeys(FetchSession documents)
{
    private const string DidDocumentTypes = "application/did+json, application/did+ld+json, application/ld+json, application/json";
    private const string KeySetTypes = "application/jwk-set+json, application/json";

    /// <summary>Every key that <paramref name="issuerId"/> publishes.</summary>
    public async ValueTask<IssuerKeyLookup> FindAsync(string issuerId, CancellationToken cancellationToken)
    {
        if (issuerId.StartsWith("did:", StringComparison.Ordinal))
        {
            return await OfDidAsync(issuerId, cancellationToken);
        }

        return WebScope.IsWeb(issuerId)
            ? await OfWebAsync(issuerId, cancellationToken)
            : new IssuerKeyLookup.None(Problem.Of(ProofCheckProblemCodes.IssuerWithoutKeys, issuerId));
    }

    private async ValueTask<IssuerKeyLookup> OfDidAsync(string did, CancellationToken cancellationToken)
    {
        if (!Did.TryParse(did, out var parsed))
        {
            return None(ProofProblem.Of(ProofProblemCodes.DidMalformed, did));
        }

        switch (parsed.Method)
        {
            case DidKey.Method:
                return DidKey.TryResolve(did, out var keyMethod, out var notKey) ? Found(keyMethod) : None(notKey);

            case DidJwk.Method:
                return DidJwk.TryResolve(did, out var jwkMethod, out var notJwk) ? Found(jwkMethod) : None(notJwk);

            case DidWeb.Method:
                return await OfDidWebAsync(did, cancellationToken);

            default:
                return new IssuerKeyLookup.Unknown(Problem.Of(ProofProblemCodes.DidMethodUnknown, parsed.Method));
        }
    }

    private async ValueTask<IssuerKeyLookup> OfDidWebAsync(string did, CancellationToken cancellationToken)
    {
        if (!DidWeb.TryToUrl(did, out var url, out var malformed))
        {
            return None(malformed);
        }

        switch (await documents.GetJsonAsync(url, DidDocumentTypes, cancellationToken))
        {
            case JsonLookup.Found found:
                return found.Read(DidReading.Of) switch
                {
                    { Document: not { } } reading => None(reading.Problem!),
                    { Document: var document } when document.Id == did => new IssuerKeyLookup.Found(document.AssertionMethods)
                    {
                        Withdrawn = document.Withdrawn,
                    },
                    { Document: var document } => new IssuerKeyLookup.None(
                        Problem.Of(ProofCheckProblemCodes.KeyOfAnother, document.Id, did)),
                };

            default:
                return new IssuerKeyLookup.Unknown(Problem.Of(ProofCheckProblemCodes.IssuerKeysUnavailable, url));
        }
    }

    private async ValueTask<IssuerKeyLookup> OfWebAsync(string issuerId, CancellationToken cancellationToken)
    {
        var own = await documents.GetJsonAsync(issuerId, DidDocumentTypes, cancellationToken);
        var ownKeys = own is JsonLookup.Found(var root, _) ? PublishedKeys.In(root, issuerId) : [];

        var setUrl = WebScope.AtOrigin(issuerId, "/.well-known/jwks.json");
        var set = await documents.GetJsonAsync(setUrl, KeySetTypes, cancellationToken);
        var setKeys = set is JsonLookup.Found(var keys, _) ? PublishedKeys.In(keys, issuerId) : [];

        ImmutableArray<VerificationMethod> all = [.. ownKeys, .. setKeys];

        // With one of the two places silent, a key that is in neither may still be the issuer's.
        var silent = own is JsonLookup.Unavailable ? issuerId : set is JsonLookup.Unavailable ? setUrl : null;
        return silent is null
            ? new IssuerKeyLookup.Found(all)
            : new IssuerKeyLookup.Partly(all, Problem.Of(ProofCheckProblemCodes.IssuerKeysUnavailable, silent));
    }

    private static IssuerKeyLookup.Found Found(VerificationMethod method) => new([method]);

    /// <summary>A DID document, or why there is none.</summary>
    private sealed record DidReading(DidDocument? Document, ProofProblem? Problem)
    {
        public static DidReading Of(JsonElement root) => DidDocument.TryRead(root, out var document, out var problem)
            ? new DidReading(document, null)
            : new DidReading(null, problem);
    }

    private static IssuerKeyLookup.None None(ProofProblem problem) =>
        new(new Problem(problem.Code, null, problem.Arguments));
}

/// <summary>What became of looking for an issuer's keys.</summary>
internal abstract record IssuerKeyLookup
{
    private IssuerKeyLookup()
    {
    }

    /// <summary>These are all.</summary>
    public sealed record Found(ImmutableArray<VerificationMethod> Methods) : IssuerKeyLookup
    {
        /// <summary>Those that the issuer has withdrawn: nothing verifies by them, and they tell why.</summary>
        public ImmutableArray<VerificationMethod> Withdrawn { get; init; } = [];
    }

    /// <summary>These are some; there may be others where nobody answered.</summary>
    public sealed record Partly(ImmutableArray<VerificationMethod> Methods, Problem Problem) : IssuerKeyLookup;

    /// <summary>Nobody answered, or the identifier is of a kind that is not known here.</summary>
    public sealed record Unknown(Problem Problem) : IssuerKeyLookup;

    /// <summary>The issuer cannot have keys: its identifier or its document is wrong.</summary>
    public sealed record None(Problem Problem) : IssuerKeyLookup;
}
