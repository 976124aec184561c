using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Checks;

/// <summary>Is it about the recipient whom the caller named?</summary>
/// <remarks>
/// Source: Open Badges 3.0, “Verify recipient” (<c>credentialSubject.id</c>, or any IdentityObject in
/// <c>identifier</c>); Open Badges 2.0, “Recipient Identification”.
/// </remarks>
internal sealed class RecipientCheck : ICredentialCheck
{
    // Each is compared with some hundred ways to write a name; a badge has two or three.
    private const int MaximumIdentifiers = 32;

    public CheckId Id => CheckId.Recipient;

    public ValueTask<CheckResult> RunAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.Request.Recipient is not { } named || named.AsSpan().Trim().IsEmpty)
        {
            return new(CheckResult.NotApplicable(Id));
        }

        var recipient = NamedRecipient.Of(named);
        var identifiers = (examination.Presentation.Edition is BadgeEdition.V3
            ? RecipientIdentifier.OfCredential(examination.Document)
            : RecipientIdentifier.OfAssertion(examination.Document)).Take(MaximumIdentifiers).ToArray();

        if (identifiers.Any(identifier => identifier.Is(recipient)))
        {
            examination.RecipientMatches = true;
            return new(CheckResult.Passed(Id));
        }

        // A name cannot be compared with a hashed address: that the two differ says nothing about the person.
        if (!identifiers.Any(identifier => identifier.IsComparableWith(recipient)))
        {
            return new(CheckResult.Inconclusive(Id, Problem.Of(ClaimProblemCodes.RecipientNotComparable)));
        }

        examination.RecipientMatches = false;
        return new(CheckResult.Failed(Id, Problem.Of(ClaimProblemCodes.RecipientMismatch)));
    }
}

/// <summary>One way in which a badge identifies its recipient.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The identifier in clear, or its hash.</param>
/// <param name="IsHashed">Which of the two.</param>
/// <param name="Salt">The salt of a hash; empty where there is none.</param>
internal sealed record RecipientIdentifier(RecipientKind Kind, string Value, bool IsHashed, string Salt)
{
    private const int LongestSalt = 1024;

    /// <summary>Of a credential: the subject's id and its identifiers.</summary>
    public static IEnumerable<RecipientIdentifier> OfCredential(JsonElement credential)
    {
        foreach (var subject in credential.Values("credentialSubject"))
        {
            if (subject.Text("id") is { Length: > 0 } id)
            {
                // did:email and mailto: identifiers aside, an id is compared as it stands.
                yield return new RecipientIdentifier(RecipientKind.Identifier, id, IsHashed: false, string.Empty);
            }

            foreach (var identifier in subject.Values("identifier"))
            {
                if (identifier.Text("identityHash") is { Length: > 0 } value)
                {
                    yield return new RecipientIdentifier(
                        KindOf(identifier.Text("identityType")),
                        value,
                        identifier.IsTrue("hashed"),
                        identifier.Text("salt") ?? string.Empty);
                }
            }
        }
    }

    /// <summary>Of an assertion: the identity of its recipient.</summary>
    public static IEnumerable<RecipientIdentifier> OfAssertion(JsonElement assertion)
    {
        if (assertion.Object("recipient") is { } recipient && recipient.Text("identity") is { Length: > 0 } value)
        {
            yield return new RecipientIdentifier(
                KindOf(recipient.Texts("type").FirstOrDefault()),
                value,
                recipient.IsTrue("hashed"),
                recipient.Text("salt") ?? string.Empty);
        }
    }

    /// <summary>Whether this identifies the recipient who is named.</summary>
    public bool Is(NamedRecipient recipient)
    {
        if (!IsHashed)
        {
            return recipient.Candidates.Any(candidate => Kind is RecipientKind.EmailAddress
                ? string.Equals(candidate, Value, StringComparison.OrdinalIgnoreCase)
                : candidate == Value);
        }

        return Salt.Length <= LongestSalt
            && IdentityHash.TryParse(Value, out var hash)
            && recipient.Candidates.Any(candidate => hash.Matches(candidate, Salt));
    }

    /// <summary>Whether a difference from what is named means that it is somebody else.</summary>
    public bool IsComparableWith(NamedRecipient recipient) => Kind == recipient.Kind;

    private static RecipientKind KindOf(string? type) => type switch
    {
        "email" or "emailAddress" => RecipientKind.EmailAddress,
        "name" => RecipientKind.Name,
        "url" or "identifier" or "id" => RecipientKind.Identifier,
        "telephone" => RecipientKind.Telephone,
        _ => RecipientKind.Other,
    };
}
