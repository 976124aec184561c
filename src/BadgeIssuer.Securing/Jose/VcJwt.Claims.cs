using System.Collections.Immutable;
using System.Text.Json;

namespace BadgeIssuer.Securing.Jose;

/// <content>Reading: which object is the credential, and do the claims say the same?</content>
public static partial class VcJwt
{
    private const string ContextOfVersion1 = "https://www.w3.org/2018/credentials/v1";

    // 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    /// <summary>Compares the claims of a payload with the credential in it.</summary>
    /// <param name="payload">The payload; read without names that stand twice.</param>
    /// <returns>
    /// Nothing if <c>iss</c>, <c>jti</c> and <c>nbf</c> are there, <c>sub</c> where the subject has an id, <c>exp</c>
    /// where the credential has an end, and all of them equal what they repeat (times to the second). Otherwise
    /// every difference: <c>proof.claim-missing</c>, <c>proof.claim-mismatch</c>, <c>proof.claim-unreadable</c>, or
    /// <c>proof.payload-unreadable</c> and <c>proof.claim-ambiguous</c>, which stand alone.
    /// </returns>
    /// <remarks>
    /// Members that a credential in <c>vc</c> leaves to the claims alone (VC Data Model 1.1 allows that) are equal by
    /// definition. Dates are compared, not judged: whether it is time is the validity period's question.
    /// </remarks>
    public static ImmutableArray<ProofProblem> CheckClaims(JsonElement payload)
    {
        if (payload.ValueKind is not JsonValueKind.Object
            || (payload.TryGetProperty("vc"u8, out var vc) && vc.ValueKind is not JsonValueKind.Object))
        {
            return [ProofProblem.Of(ProofProblemCodes.PayloadUnreadable)];
        }

        var isInVc = vc.ValueKind is JsonValueKind.Object;
        if (isInVc && payload.Has("@context"u8))
        {
            return [ProofProblem.Of(ProofProblemCodes.ClaimAmbiguous)];
        }

        var comparison = new ClaimComparison(payload, isInVc);
        var credential = isInVc ? vc : payload;
        comparison.CompareText("iss", "issuer", credential.TryGetProperty("issuer"u8, out var issuer) ? [IdentifierOf(issuer)] : []);
        comparison.CompareText("jti", "id", credential.Has("id"u8) ? [credential.Text("id"u8)] : []);
        comparison.CompareText("sub", "credentialSubject.id", IdentifiersOf(credential, "credentialSubject"u8), isInVc || HasNoSubjectId(credential));

        var (beginning, end) = PeriodMembers(credential);
        comparison.CompareTime("nbf", beginning, isRequired: true);
        comparison.CompareTime("exp", end, isRequired: false);
        return comparison.Problems;
    }

    /// <summary>The credential in a payload.</summary>
    /// <param name="payload">
    /// A payload that was read strictly (Unicode text throughout) and in which <see cref="CheckClaims"/> found nothing
    /// wrong.
    /// </param>
    /// <returns>
    /// The payload itself, claims and all; or the object in <c>vc</c>, with <c>id</c>, <c>issuer</c>,
    /// <c>credentialSubject.id</c>, <c>issuanceDate</c> and <c>expirationDate</c> put back from the claims where it
    /// left them out (VC Data Model 1.1 §6.3.1, “JWT Decoding”).
    /// </returns>
    public static JsonElement Credential(JsonElement payload) =>
        payload.ValueKind is JsonValueKind.Object
        && payload.TryGetProperty("vc"u8, out var vc)
        && vc.ValueKind is JsonValueKind.Object
        && !payload.Has("@context"u8)
            ? ClaimRestoration.Restore(payload, vc)
            : payload;

    internal static bool TryReadTime(JsonElement claim, out long seconds)
    {
        seconds = 0;

        // RFC 7519 §2: a NumericDate may have a fraction, and 1.7E9 is the same number as 1700000000.
        if (claim.ValueKind is not JsonValueKind.Number || !claim.TryGetDecimal(out var number))
        {
            return false;
        }

        number = Math.Floor(number);
        if (number is < FirstSecond or > LastSecond)
        {
            return false;
        }

        seconds = (long)number;
        return true;
    }

    // VC Data Model 1.1 has names of its own for the period; a badge of its time may use the newer ones all the same.
    private static (string Beginning, string End) PeriodMembers(JsonElement credential)
    {
        var isVersion1 = credential.TryGetProperty("@context"u8, out var context)
            && (context.Text() == ContextOfVersion1
                || (context.ValueKind is JsonValueKind.Array
                    && context.GetArrayLength() > 0
                    && context[0].Text() == ContextOfVersion1));
        return (
            isVersion1 && !credential.Has("validFrom"u8) ? "issuanceDate" : "validFrom",
            isVersion1 && !credential.Has("validUntil"u8) ? "expirationDate" : "validUntil");
    }

    private static bool HasNoSubjectId(JsonElement credential) =>
        IdentifiersOf(credential, "credentialSubject"u8).All(id => id is null);

    // A URL, an object with an id, or an array of these; null stands for what has no id.
    private static ImmutableArray<string?> IdentifiersOf(JsonElement credential, ReadOnlySpan<byte> name)
    {
        if (!credential.TryGetProperty(name, out var member))
        {
            return [];
        }

        return member.ValueKind is JsonValueKind.Array
            ? [.. member.EnumerateArray().Select(IdentifierOf)]
            : [IdentifierOf(member)];
    }

    private static string? IdentifierOf(JsonElement element) => element.Text() ?? element.Text("id"u8);

    /// <summary>Gathers the differences.</summary>
    private sealed class ClaimComparison(JsonElement payload, bool isInVc)
    {
        private readonly ImmutableArray<ProofProblem>.Builder _problems = ImmutableArray.CreateBuilder<ProofProblem>();

        public ImmutableArray<ProofProblem> Problems => _problems.ToImmutable();

        public void CompareText(string claim, string member, ImmutableArray<string?> repeated, bool isOptional = false)
        {
            if (!payload.TryGetProperty(claim, out var element))
            {
                if (!isOptional)
                {
                    Add(ProofProblemCodes.ClaimMissing, claim, member);
                }
            }
            else if (element.Text() is not { } text)
            {
                Add(ProofProblemCodes.ClaimUnreadable, claim);
            }
            else if (!(repeated.Contains(text) || (isInVc && repeated.All(value => value is null))))
            {
                Add(ProofProblemCodes.ClaimMismatch, claim, member);
            }
        }

        public void CompareTime(string claim, string member, bool isRequired)
        {
            var credential = isInVc ? payload.GetProperty("vc"u8) : payload;
            var hasMember = credential.TryGetProperty(member, out var repeated);
            if (!payload.TryGetProperty(claim, out var element))
            {
                if (isRequired || hasMember)
                {
                    Add(ProofProblemCodes.ClaimMissing, claim, member);
                }
            }
            else if (!TryReadTime(element, out var seconds))
            {
                Add(ProofProblemCodes.ClaimUnreadable, claim);
            }
            else if (hasMember
                ? !DateTimeStamp.TryParse(repeated.Text(), out var instant) || instant.ToUnixTimeSeconds() != seconds
                : !isInVc)
            {
                Add(ProofProblemCodes.ClaimMismatch, claim, member);
            }
        }

        private void Add(string code, params ReadOnlySpan<string> arguments) =>
            _problems.Add(ProofProblem.Of(code, arguments));
    }
}
