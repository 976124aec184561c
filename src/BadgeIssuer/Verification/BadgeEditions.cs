using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>Tells what kind of document a JSON object is.</summary>
internal static class BadgeEditions
{
    /// <summary>Recognises a badge.</summary>
    /// <param name="root">The document.</param>
    /// <param name="edition">Its edition, if this returns <see langword="true"/>.</param>
    /// <param name="problem">What it is instead, if this returns <see langword="false"/>.</param>
    public static bool TryRecognise(
        JsonElement root, out BadgeEdition edition, [NotNullWhen(false)] out Problem? problem)
    {
        problem = null;
        edition = BadgeEdition.V3;

        if (root.IsOf("OpenBadgeCredential") || root.IsOf("AchievementCredential"))
        {
            return true;
        }

        if (root.IsOf("VerifiableCredential") || root.IsOf("VerifiablePresentation"))
        {
            problem = Problem.At("/type", PresentationProblemCodes.AnotherCredential);
            return false;
        }

        if (IsVersion1(root))
        {
            edition = BadgeEdition.V1;
            return true;
        }

        edition = BadgeEdition.V2;
        if (root.IsOf("Assertion") || IsRemains(root))
        {
            return true;
        }

        problem = root.IsOf("BadgeClass") || root.IsOf("Issuer") || root.IsOf("Profile") || root.IsOf("Achievement")
            ? Problem.At("/type", PresentationProblemCodes.PartOfBadge)
            : Problem.Of(PresentationProblemCodes.NotABadge);
        return false;
    }

    /// <summary>The edition of an endorsement; <see langword="null"/> if this is none.</summary>
    public static BadgeEdition? OfEndorsement(JsonElement root) =>
        root.IsOf("EndorsementCredential") ? BadgeEdition.V3
        : root.IsOf("Endorsement") || IsRemains(root) ? BadgeEdition.V2
        : null;

    // A withdrawn hosted document may be no more than its id and the word that it was revoked.
    private static bool IsRemains(JsonElement root) =>
        root.IsTrue("revoked") && root.Member("type") is null && root.Text("id") is not null;

    // 1.1 has the context of version 1; 1.0 has uid, badge and verify and no context; 0.5 has a recipient that is a
    // bare string beside an embedded badge.
    private static bool IsVersion1(JsonElement root) =>
        root.Texts("@context").Contains(ContextIris.OpenBadgesV1)
        || (root.Member("@context") is null && root.Member("badge") is not null
            && ((root.Member("uid") is not null && root.Member("verify") is not null)
                || (root.Text("recipient") is not null && root.Object("badge") is not null)));
}
