using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Endorsements;

/// <summary>Where an endorsement stands.</summary>
/// <param name="Pointer">Where, as a JSON Pointer into the badge; a linked document counts as standing in its place.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Subjects">The identifiers of which one must be what it endorses.</param>
internal sealed record EndorsementPlace(string Pointer, JsonElement Value, ImmutableArray<string> Subjects)
{
    private static readonly string[] Profiles = ["issuer", "creator", "source", "parentOrg"];

    // A profile within a profile within a profile; JSON itself ends at 64.
    private const int MaximumDepth = 16;

    /// <summary>Finds the endorsements of a badge, or of an endorsement.</summary>
    /// <remarks>
    /// Open Badges 3.0: in the credential, the achievement and every profile. One in the credential may speak of
    /// anything in the credential, the others of what they stand in. Open Badges 2.0: in the assertion, the BadgeClass
    /// and the issuer's profile, of what they stand in.
    /// </remarks>
    public static IEnumerable<EndorsementPlace> In(Examination examination)
    {
        var document = examination.Document;
        if (examination.Presentation.Edition is BadgeEdition.V3)
        {
            var nodes = Nodes(document, "", MaximumDepth).ToArray();
            ImmutableArray<string> all = [.. nodes.Select(node => node.Element.Text("id")).OfType<string>()];
            return nodes.SelectMany(node => Of(node.Element, node.Pointer, node.Pointer.Length == 0 ? all : null));
        }

        var badgeClass = examination.BadgeClass ?? document.Object("badge");
        var profile = examination.IssuerProfile ?? badgeClass?.Object("issuer");
        return
        [
            .. Of(document, "", null),
            .. badgeClass is { } known ? Of(known, "/badge", null) : [],
            .. profile is { } issuer ? Of(issuer, examination.Presentation.IsEndorsement ? "/issuer" : "/badge/issuer", null) : [],
        ];
    }

    /// <summary>The address that decides what an Open Badges 2.0 endorsement says, where one does.</summary>
    public string? HostedAt => Value.Text()
        ?? (AssertionVerifications.Of(Value) is AssertionVerification.Hosted ? Value.Text("id") : null);

    /// <summary>A problem of the endorsement, as one of the badge.</summary>
    /// <remarks>What stands in a signed text has no place of its own in the badge.</remarks>
    public Problem Locate(Problem problem) => problem with
    {
        Pointer = Value.ValueKind is JsonValueKind.Object ? Pointer + problem.Pointer : Pointer,
    };

    /// <summary>What an endorsement is about, if that is not what it stands in.</summary>
    public string? OtherSubject(JsonElement endorsement)
    {
        var subject = (endorsement.Object("credentialSubject") ?? endorsement.Object("claim"))?.Text("id") ?? "–";
        return Subjects.Any(expected => BadgeIdentity.Equals(expected, subject)) ? null : subject;
    }

    private static IEnumerable<EndorsementPlace> Of(JsonElement node, string pointer, ImmutableArray<string>? subjects)
    {
        var endorsed = subjects ?? (node.Text("id") is { } id ? [id] : []);
        return node.ValuesAt(pointer, "endorsement").Concat(node.ValuesAt(pointer, "endorsementJwt"))
            .Select(value => new EndorsementPlace(value.Pointer, value.Value, endorsed));
    }

    private static IEnumerable<(string Pointer, JsonElement Element)> Nodes(JsonElement node, string pointer, int depth)
    {
        if (depth == 0 || node.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        return node.ValuesAt(pointer, "credentialSubject")
            .Concat(node.ValuesAt(pointer, "achievement"))
            .Concat(Profiles.SelectMany(name => node.ValuesAt(pointer, name)))
            .SelectMany(child => Nodes(child.Value, child.Pointer, depth - 1))
            .Prepend((pointer, node));
    }
}
