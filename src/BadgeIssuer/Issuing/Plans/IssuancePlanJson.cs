using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Plans;

/// <summary>The form of <c>plan.json</c>: a JSON object whose last member, <c>hash</c>, is the digest of all the others.</summary>
/// <remarks>
/// The hash is the SHA-256 of the JCS form (RFC 8785) of the object without it, so white space and the order of members
/// do not count, and everything else does.
/// </remarks>
public static class IssuancePlanJson
{
    private const string HashMember = "hash";

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="hash">Its hash, by which it is approved.</param>
    public static byte[] Write(IssuancePlan plan, out string hash)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var json = new JsonObject
        {
            ["id"] = plan.Id,
            ["madeAt"] = DateTimeStamp.Format(plan.MadeAt),
            ["madeBy"] = plan.MadeBy,
            ["login"] = plan.Login,
            ["asOf"] = plan.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["roster"] = FileOf(plan.Roster),
        };
        if (plan.Mapping is { } mapping)
        {
            json["mapping"] = FileOf(mapping);
        }

        if (plan.Achievement is { } achievement)
        {
            json["achievement"] = achievement;
        }

        if (plan.Operator is { } sender)
        {
            json["operator"] = sender;
        }

        json["achievements"] = new JsonArray([.. plan.Achievements.Select(id => (JsonNode)id)]);
        json["catalogue"] = plan.CatalogueSha256;
        json["settings"] = plan.SettingsSha256;
        json["judgements"] = plan.JudgementsSha256;
        json["lines"] = new JsonObject(plan.Lines.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        json["due"] = plan.Due;
        json["corrections"] = new JsonArray([.. plan.Corrections.Select(correction => new JsonObject
        {
            ["line"] = correction.Line,
            ["badge"] = correction.Badge.ToString(),
        })]);
        json[HashMember] = hash = CanonicalHash.Of(json);
        return IndentedJson.Write(json);
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="plan">The plan, if this returns <see langword="true"/>.</param>
    /// <param name="hash">Its hash, if this returns <see langword="true"/>.</param>
    /// <returns><see langword="false"/> if anything was changed since it was written, or it is no plan.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out IssuancePlan? plan,
        [NotNullWhen(true)] out string? hash)
    {
        (plan, hash) = (null, null);
        if (!StrictJson.TryParse(utf8, out var document, out _))
        {
            return false;
        }

        using (document)
        {
            var problems = new List<Problem>();
            if (Read(document.RootElement, problems, out var written) is not { } read
                || JsonObject.Create(document.RootElement) is not { } rest
                || !rest.Remove(HashMember)
                || CanonicalHash.Find(rest) != written)
            {
                return false;
            }

            (plan, hash) = (read, written);
            return true;
        }
    }

    private static IssuancePlan? Read(JsonElement root, List<Problem> problems, out string hash)
    {
        var members = JsonMembers.Of(root, "", PlanProblemCodes.Members, problems);
        DateTimeOffset madeAt = default;
        var id = members.Text("id", 100);
        members.Text("madeAt", text => DateTimeStamp.TryParse(text, out madeAt), "…Z");
        var plan = new IssuancePlan
        {
            Id = id,
            MadeAt = madeAt.ToUniversalTime(),
            MadeBy = members.Text("madeBy"),
            Login = members.Text("login"),
            AsOf = members.Day("asOf"),
            Roster = ReadFile(members.RequiredObject("roster")),
            Mapping = members.Object("mapping") is { } mapping ? ReadFile(mapping) : null,
            Achievement = members.OptionalText("achievement"),
            Operator = members.OptionalText("operator"),
            Achievements = members.Texts("achievements").ToImmutableSortedSet(StringComparer.Ordinal),
            CatalogueSha256 = Digest(members, "catalogue"),
            SettingsSha256 = Digest(members, "settings"),
            JudgementsSha256 = Digest(members, "judgements"),
            Lines = ReadLines(members.RequiredObject("lines")),
            Due = members.Integer("due", 0, int.MaxValue),
            Corrections = [.. members.Items("corrections").Select(item =>
                ReadCorrection(JsonMembers.Of(item.Value, item.Pointer, PlanProblemCodes.Members, problems)))],
        };
        hash = Digest(members, HashMember);
        members.Finish();
        return problems.Count == 0 ? plan : null;
    }

    private static JsonObject FileOf(PlannedFile file) =>
        new() { ["name"] = file.Name, ["copy"] = file.Copy, ["sha256"] = file.Sha256 };

    private static PlannedFile ReadFile(JsonMembers members)
    {
        // Its name inside the folder: never a path that leads out of it.
        var file = new PlannedFile(
            members.Text("name"),
            members.Text("copy", text => text.All(character => char.IsAsciiLetterLower(character) || character is '.'), "a–z ."),
            Digest(members, "sha256"));
        members.Finish();
        return file;
    }

    private static ImmutableSortedDictionary<string, int> ReadLines(JsonMembers members)
    {
        var lines = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var name in Enum.GetValues<Disposition>().Select(RosterWords.Wire).Where(members.Has))
        {
            lines.Add(name, members.Integer(name, 1, int.MaxValue));
        }

        members.Finish();
        return lines.ToImmutable();
    }

    private static PlannedCorrection ReadCorrection(JsonMembers members)
    {
        CredentialId? badge = null;
        var line = members.Integer("line", 1, int.MaxValue);
        members.Text("badge", text => CredentialId.TryParse(text, out badge), "a–z 2–7 (26)");
        members.Finish();
        return new PlannedCorrection(line, badge!);
    }

    private static string Digest(JsonMembers members, string name) => members.Text(name, CanonicalHash.IsDigest, "sha256");
}
