using System.Globalization;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Do its endorsements hold?</summary>
/// <remarks>
/// Endorsements stand in a credential or assertion, in its achievement or BadgeClass, and in every profile.
/// Source: Open Badges 3.0, “Verification”, step 5; Open Badges 2.0, Endorsement.
/// </remarks>
internal sealed class EndorsementsCheck : ICredentialCheck
{
    public CheckId Id => CheckId.Endorsements;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        var count = Places(examination).Sum(place =>
            place.Values("endorsement").Count() + place.Values("endorsementJwt").Count());

        return new(count == 0
            ? CheckResult.NotApplicable(Id)
            : CheckResult.NotRun(Id, Problem.Of(
                ClaimProblemCodes.EndorsementsNotChecked, count.ToString(CultureInfo.InvariantCulture))));
    }

    private static IEnumerable<JsonElement> Places(Examination examination)
    {
        var document = examination.Document;
        yield return document;

        IEnumerable<JsonElement?> others = examination.Presentation.Edition is BadgeEdition.V3
            ? [document.Object("issuer"), .. document.Values("credentialSubject").SelectMany(OfSubject)]
            : [examination.BadgeClass ?? document.Object("badge"), examination.IssuerProfile];

        foreach (var other in others.OfType<JsonElement>())
        {
            yield return other;
        }
    }

    private static IEnumerable<JsonElement?> OfSubject(JsonElement subject) =>
        [subject.Object("source"), subject.Object("achievement"), subject.Object("achievement")?.Object("creator")];
}
