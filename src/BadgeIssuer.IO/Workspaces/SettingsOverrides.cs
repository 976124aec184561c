using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Environment variables that override members of <c>badges.json</c>.</summary>
public static class SettingsOverrides
{
    /// <summary>The variables, each with the JSON Pointer of the member that it overrides. All hold texts.</summary>
    public static ImmutableArray<(string Variable, string Pointer)> Variables { get; } =
    [
        ("BADGES_BASE_URL", "/baseUrl"),
        ("BADGES_PROFILE", "/profile"),
        ("BADGES_TIME_ZONE", "/timeZone"),
        ("BADGES_LANGUAGE", "/language"),
        ("BADGES_LEARNER_NUMBER_PATTERN", "/learnerNumberPattern"),
        ("BADGES_APPROVAL", "/approval"),
        ("BADGES_PASSPHRASE_FILE", "/keys/passphraseFile"),
        ("BADGES_FONTS", "/fonts"),
        ("BADGES_VERIFICATION_FETCH", "/verification/fetch"),
    ];

    /// <summary>The settings with the variables' values in place. A variable that is empty counts as not set.</summary>
    internal static JsonDocument Apply(JsonElement root, IReadOnlyDictionary<string, string> environment)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return JsonDocument.Parse(root.GetRawText());
        }

        var node = JsonObject.Create(root)!;
        foreach (var (variable, pointer) in Variables)
        {
            if (environment.TryGetValue(variable, out var value) && value.Length > 0)
            {
                Put(node, pointer[1..].Split('/'), value);
            }
        }

        return JsonDocument.Parse(node.ToJsonString());
    }

    /// <summary>Names the variable, and not the file, where a problem is the variable's.</summary>
    internal static ImmutableArray<Problem> Blame(
        IEnumerable<Problem> problems, IReadOnlyDictionary<string, string> environment) =>
    [
        .. problems.Select(problem =>
        {
            foreach (var (variable, pointer) in Variables)
            {
                if (problem.Code == SettingsProblemCodes.InvalidValue
                    && problem.Pointer == "badges.json#" + pointer
                    && environment.TryGetValue(variable, out var value) && value.Length > 0)
                {
                    return Problem.At(
                        variable, SettingsProblemCodes.EnvironmentValue, variable, problem.Arguments.LastOrDefault() ?? "");
                }
            }

            return problem;
        }),
    ];

    private static void Put(JsonObject node, string[] path, string value)
    {
        for (var index = 0; index < path.Length - 1; index++)
        {
            if (node[path[index]] is not JsonObject child)
            {
                // A member of another kind is the file's problem, and is reported as such.
                if (node.ContainsKey(path[index]))
                {
                    return;
                }

                child = [];
                node[path[index]] = child;
            }

            node = child;
        }

        node[path[^1]] = value;
    }
}
