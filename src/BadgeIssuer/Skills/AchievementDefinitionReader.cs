using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Skills;

/// <summary>Reads <c>catalogue/achievements/*.json</c>: one version of one achievement a file.</summary>
internal static class AchievementDefinitionReader
{
    private const int MaximumMonths = 1200;

    private static readonly (string, AchievementState)[] States =
    [
        ("draft", AchievementState.Draft), ("approved", AchievementState.Approved), ("retired", AchievementState.Retired),
    ];

    /// <summary>Reads one file; notes all its problems, and returns what could be read.</summary>
    public static AchievementDefinition Read(JsonElement root, string file, ICollection<Problem> problems)
    {
        var members = JsonMembers.Of(root, file + "#", CatalogueProblemCodes.Members, problems);
        var code = members.Text("code", IsCode, "A–Z a–z 0–9 - _ (1–64)");
        var version = members.Integer("version", 1, 9999);
        if (!members.Has("state"))
        {
            members.Text("state", 20);
        }

        var state = members.Choice("state", States, AchievementState.Draft);
        var term = members.RequiredObject("term");
        var (start, end) = (term.Day("start"), term.Day("end"));
        term.Finish();
        if (end < start && end != default)
        {
            problems.Add(Problem.At(members.PointerTo("term"), CatalogueProblemCodes.TermReversed,
                start.ToString("O", null), end.ToString("O", null)));
        }

        var definition = new AchievementDefinition
        {
            Code = code,
            Version = version,
            State = state,
            Name = members.Localized("name", 200),
            Description = members.Localized("description"),
            Criteria = members.Localized("criteria"),
            Programme = members.OptionalLocalized("programme", 200),
            Tier = members.Integer("tier", 1, 9, absent: 0) is var tier and > 0 ? tier : null,
            Aliases = members.Texts("aliases"),
            ContainedNames = members.Texts("containedNames"),
            Skills = members.Texts("skills"),
            TermStart = start,
            TermEnd = end,
            Validity = ReadValidity(members),
            Artwork = members.OptionalText("artwork", IsFileName, "*.png"),
            Approval = ReadApproval(members, root, problems),
        };
        members.Finish();
        return definition;
    }

    private static AchievementValidity? ReadValidity(JsonMembers members)
    {
        if (members.Object("validity") is not { } validity)
        {
            return null;
        }

        var months = validity.Integer("years", 1, MaximumMonths / 12, absent: 0) * 12
            + validity.Integer("months", 1, MaximumMonths, absent: 0);
        validity.Finish();
        if (months is < 1 or > MaximumMonths || (validity.Has("years") && validity.Has("months")))
        {
            members.Refuse("validity", "{\"years\": 1–100} | {\"months\": 1–1200}");
        }

        return new AchievementValidity(Math.Clamp(months, 1, MaximumMonths));
    }

    private static AchievementApproval? ReadApproval(JsonMembers members, JsonElement root, ICollection<Problem> problems)
    {
        if (members.Object("approval") is not { } approval)
        {
            return null;
        }

        var record = new AchievementApproval(
            approval.Text("by", 200), approval.Day("on"), approval.OptionalText("sha256", CanonicalHash.IsDigest, "sha256"));
        approval.Finish();
        if (record.Sha256 is { Length: > 0 } sha256 && sha256 != ApprovedContent.Sha256(root))
        {
            problems.Add(Problem.At(members.PointerTo("approval"), CatalogueProblemCodes.ApprovedChanged));
        }

        return record;
    }

    // The code becomes the last segment of addresses and the name of files.
    private static bool IsCode(string text) =>
        text.Length is >= 1 and <= 64
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static bool IsFileName(string text) =>
        text.EndsWith(".png", StringComparison.Ordinal) && IsCode(text[..^4]);
}
