using System.Collections.Immutable;
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
        var asked = examination.Presentation.Edition is BadgeEdition.V3
            && examination.OutcomeOf(CheckId.Proof) is CheckOutcome.Passed;
        var violation = !asked ? null
            : await CredentialSchemas.FindViolationAsync(
                examination.Document, examination.Documents, examination.Warnings, cancellationToken)
            ?? await RelatedResources.FindChangeAsync(
                examination.Document, examination.Documents, examination.Warnings, cancellationToken);
        return violation is null ? CheckResult.Passed(Id) : CheckResult.Failed(Id, violation);
    }

    private static ImmutableArray<Problem> CheckVersion3(Examination examination) =>
    [
        .. examination.Presentation.IsEndorsement
            ? SchemaCatalogue.CheckEndorsement(examination.Document)
            : SchemaCatalogue.CheckCredential(examination.Document),
        .. RelatedResources.CheckForm(examination.Document),
    ];

    // A BadgeClass or a profile that stands inside another document has been judged with it.
    private static ImmutableArray<Problem> CheckVersion2(Examination examination)
    {
        var violations = (examination.Presentation.IsEndorsement
            ? SchemaCatalogue.CheckEndorsementV2(examination.Document)
            : SchemaCatalogue.CheckAssertion(examination.Document)).ToBuilder();
        violations.AddRange(AssertionExtensions.Check(examination.Document));
        violations.AddRange(RelatedEditions.Check(examination.Document));

        if (examination.BadgeClass is { } badgeClass && examination.Document.Object("badge") is null)
        {
            violations.AddRange(SchemaCatalogue.CheckBadgeClass(badgeClass));
            violations.AddRange(AssertionExtensions.Check(badgeClass));
            violations.AddRange(RelatedEditions.Check(badgeClass));
        }

        if (examination.IssuerProfile is { } profile)
        {
            violations.AddRange(SchemaCatalogue.CheckProfileV2(profile));
            violations.AddRange(AssertionExtensions.Check(profile));
            violations.AddRange(RelatedEditions.Check(profile));
        }

        return violations.ToImmutable();
    }
}
