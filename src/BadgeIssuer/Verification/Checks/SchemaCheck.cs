using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Verification.Schemas;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Does it keep the rules of its classes?</summary>
/// <remarks>
/// Of an Open Badges 2.0 assertion, the BadgeClass and the issuer's profile are judged too, as far as the proof has found
/// them: a hosted badge is what is served, and so this check comes after the proof.
/// Source: Open Badges 3.0, “Verification”, step 1; Open Badges 2.0, “Badge Verification”.
/// </remarks>
internal sealed class SchemaCheck : ICredentialCheck
{
    // The result names one violation. A reader is served by some more, and by no hundreds.
    private const int MaximumFurther = 19;

    public CheckId Id => CheckId.Schema;

    public async ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        var violations = examination.Presentation switch
        {
            { Edition: BadgeEdition.V3 } => CheckVersion3(examination),
            _ => CheckVersion2(examination),
        };

        if (!violations.IsEmpty)
        {
            examination.Warnings.AddRange(violations.Skip(1).Take(MaximumFurther));
            return CheckResult.Failed(Id, violations[0]);
        }

        // The address of a schema or a resource is a stranger's word until the proof has passed.
        var violation = examination.OutcomeOf(CheckId.Proof) is CheckOutcome.Passed
            ? await FindForeignAsync(examination, cancellationToken)
            : null;
        return violation is null ? CheckResult.Passed(Id) : CheckResult.Failed(Id, violation);
    }

    private static async ValueTask<Problem?> FindForeignAsync(Examination examination, CancellationToken cancellationToken)
    {
        var (document, documents, warnings) = (examination.Document, examination.Documents, examination.Warnings);
        if (examination.Presentation.Edition is BadgeEdition.V3)
        {
            return await CredentialSchemas.FindViolationAsync(document, documents, warnings, cancellationToken)
                ?? await RelatedResources.FindChangeAsync(document, documents, warnings, cancellationToken);
        }

        return await ExtensionSchemas.FindViolationAsync(
            DocumentsOfVersion2(examination), documents, warnings, cancellationToken);
    }

    private static ImmutableArray<Problem> CheckVersion3(Examination examination) =>
    [
        .. examination.Presentation.IsEndorsement
            ? SchemaCatalogue.CheckEndorsement(examination.Document)
            : SchemaCatalogue.CheckCredential(examination.Document),
        .. RelatedResources.CheckForm(examination.Document),
    ];

    private static ImmutableArray<Problem> CheckVersion2(Examination examination)
    {
        var violations = ImmutableArray.CreateBuilder<Problem>();
        violations.AddRange(examination.Presentation.IsEndorsement
            ? SchemaCatalogue.CheckEndorsementV2(examination.Document)
            : SchemaCatalogue.CheckAssertion(examination.Document));
        if (BadgeClassBeside(examination) is { } badgeClass)
        {
            violations.AddRange(SchemaCatalogue.CheckBadgeClass(badgeClass));
        }

        if (examination.IssuerProfile is { } profile)
        {
            violations.AddRange(SchemaCatalogue.CheckProfileV2(profile));
        }

        foreach (var document in DocumentsOfVersion2(examination))
        {
            violations.AddRange(AssertionExtensions.Check(document));
            violations.AddRange(RelatedEditions.Check(document));
        }

        return violations.ToImmutable();
    }

    private static IEnumerable<JsonElement> DocumentsOfVersion2(Examination examination) =>
        new[] { examination.Document, BadgeClassBeside(examination), examination.IssuerProfile }.OfType<JsonElement>();

    // One that stands inside the assertion has been judged with it.
    private static JsonElement? BadgeClassBeside(Examination examination) =>
        examination.Document.Object("badge") is null ? examination.BadgeClass : null;
}
