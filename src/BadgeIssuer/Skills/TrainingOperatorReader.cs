using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Skills;

/// <summary>Reads <c>catalogue/operators.json</c>.</summary>
internal static class TrainingOperatorReader
{
    /// <summary>Reads the file; notes all its problems, and returns what could be read.</summary>
    public static ImmutableArray<TrainingOperator> Read(JsonElement root, string file, ICollection<Problem> problems)
    {
        var members = JsonMembers.Of(root, file + "#", CatalogueProblemCodes.Members, problems);
        var operators = ImmutableArray.CreateBuilder<TrainingOperator>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, pointer) in members.Items("operators"))
        {
            var entry = JsonMembers.Of(item, pointer, CatalogueProblemCodes.Members, problems);
            var one = new TrainingOperator(
                entry.Text("code", 40), entry.Integer("tier", 1, 9), entry.Localized("name", 200));
            entry.Finish();
            operators.Add(one);
            if (!codes.Add(one.Code))
            {
                problems.Add(Problem.At(pointer + "/code", CatalogueProblemCodes.RepeatedOperator, one.Code));
            }
        }

        members.Finish();
        return operators.ToImmutable();
    }
}
