using System.Collections.Immutable;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>Checks documents against the data models of Open Badges 3.0 and 2.0.</summary>
/// <remarks>
/// <para>Each check returns every violation with a JSON Pointer, in the document's order (the first 200, and then
/// <see cref="SchemaProblemCodes.TooMany"/>), and an empty array for a document that conforms. It throws for no
/// document. What the models do not name is allowed, except in the classes that allow nothing else.</para>
/// <para>Checked are contexts and their order, types, required properties, value types and the forms of texts, lists of terms,
/// single and multiple values and where an array may be left out, and the rules that the published JSON Schema
/// cannot say (a subject has an id or an identifier; criteria have an id or a narrative). Not checked is what another
/// document or an instant decides.</para>
/// <para>Source: the tables in <c>schemas/</c>, whose README names the source of each fact.</para>
/// </remarks>
public static class SchemaCatalogue
{
    private static readonly Lazy<Dictionary<string, ClassRule>> V3 = new(() => SchemaTable.Load("open-badges-3.0.tsv"));
    private static readonly Lazy<Dictionary<string, ClassRule>> V2 = new(() => SchemaTable.Load("open-badges-2.0.tsv"));

    /// <summary>
    /// Checks an Open Badges 3.0 credential (OpenBadgeCredential, AchievementCredential), in its VC Data Model 2.0
    /// form, or in its 1.1 form where its first context is that one.
    /// </summary>
    public static ImmutableArray<Problem> CheckCredential(JsonElement credential) =>
        Check(credential, V3.Value["AchievementCredential"]);

    /// <summary>Checks an Open Badges 3.0 EndorsementCredential, in either form.</summary>
    public static ImmutableArray<Problem> CheckEndorsement(JsonElement endorsement) =>
        Check(endorsement, V3.Value["EndorsementCredential"]);

    /// <summary>Checks an Open Badges 3.0 Achievement that stands alone.</summary>
    public static ImmutableArray<Problem> CheckAchievement(JsonElement achievement) =>
        Check(achievement, V3.Value["Achievement"]);

    /// <summary>Checks an Open Badges 3.0 Profile that stands alone.</summary>
    public static ImmutableArray<Problem> CheckProfile(JsonElement profile) => Check(profile, V3.Value["Profile"]);

    /// <summary>
    /// Checks an Open Badges 2.0 Assertion. One that says it is revoked needs no more than its id.
    /// </summary>
    public static ImmutableArray<Problem> CheckAssertion(JsonElement assertion)
    {
        var isRevoked = assertion.ValueKind is JsonValueKind.Object && SchemaWalk.IsTrue(assertion, "revoked"u8);
        return Check(assertion, V2.Value[isRevoked ? "RevokedAssertionDocument" : "AssertionDocument"]);
    }

    /// <summary>Checks an Open Badges 2.0 BadgeClass.</summary>
    public static ImmutableArray<Problem> CheckBadgeClass(JsonElement badgeClass) =>
        Check(badgeClass, V2.Value["BadgeClassDocument"]);

    /// <summary>Checks an Open Badges 2.0 Profile of an issuer.</summary>
    public static ImmutableArray<Problem> CheckProfileV2(JsonElement profile) =>
        Check(profile, V2.Value["ProfileDocument"]);

    /// <summary>Checks an Open Badges 2.0 CryptographicKey.</summary>
    public static ImmutableArray<Problem> CheckCryptographicKey(JsonElement key) =>
        Check(key, V2.Value["CryptographicKeyDocument"]);

    /// <summary>Checks an Open Badges 2.0 RevocationList.</summary>
    public static ImmutableArray<Problem> CheckRevocationList(JsonElement list) =>
        Check(list, V2.Value["RevocationListDocument"]);

    /// <summary>Checks an Open Badges 2.0 Endorsement.</summary>
    public static ImmutableArray<Problem> CheckEndorsementV2(JsonElement endorsement) =>
        Check(endorsement, V2.Value["EndorsementDocument"]);

    private static ImmutableArray<Problem> Check(JsonElement element, ClassRule rule)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return [Problem.At("", SchemaProblemCodes.WrongType, "JSON", rule.Name)];
        }

        // On the heap: a ref struct may hold a span of a managed type only there.
        var walk = new SchemaWalk(new SchemaWalk.Step[SchemaWalk.MaximumDepth]);
        walk.CheckObject(element, rule);
        return walk.Problems;
    }
}
