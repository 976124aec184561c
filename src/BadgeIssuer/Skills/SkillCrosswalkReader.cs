using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Skills;

/// <summary>Reads <c>catalogue/crosswalks/*.json</c>.</summary>
internal static class SkillCrosswalkReader
{
    private static readonly (string, SkillRelation)[] Relations =
    [
        ("same-name", SkillRelation.SameName), ("close", SkillRelation.Close),
        ("narrower", SkillRelation.Narrower), ("related", SkillRelation.Related),
    ];

    private static readonly (string, bool)[] Statuses = [("proposal", true), ("official", false)];

    /// <summary>Reads one file; notes all its problems, and returns what could be read.</summary>
    public static SkillCrosswalk Read(JsonElement root, string file, ICollection<Problem> problems)
    {
        var members = JsonMembers.Of(root, file + "#", CatalogueProblemCodes.Members, problems);
        var from = ReadVersion(members.RequiredObject("from"));
        var to = ReadVersion(members.RequiredObject("to"));
        var isProposal = members.Choice("status", Statuses, absent: true);
        var pairs = ImmutableArray.CreateBuilder<SkillPair>();
        var seen = new HashSet<(string, string)>();
        foreach (var (item, pointer) in members.Items("pairs"))
        {
            var pair = JsonMembers.Of(item, pointer, CatalogueProblemCodes.Members, problems);
            var read = new SkillPair(
                pair.Text("from", 200), pair.Text("to", 200), pair.Choice("relation", Relations, SkillRelation.Related));
            pair.Finish();
            pairs.Add(read);
            if (!seen.Add((read.From, read.To)) && read.From.Length > 0)
            {
                problems.Add(Problem.At(pointer, CatalogueProblemCodes.RepeatedPair, $"{read.From} → {read.To}"));
            }
        }

        members.Finish();
        return new SkillCrosswalk(from, to, isProposal, pairs.ToImmutable());
    }

    /// <summary>Checks crosswalks against the frameworks that they name.</summary>
    public static void Check(
        IEnumerable<(string File, SkillCrosswalk Crosswalk)> crosswalks,
        IReadOnlyCollection<SkillFramework> frameworks,
        ICollection<Problem> problems)
    {
        var seen = new HashSet<(FrameworkVersion, FrameworkVersion)>();
        foreach (var (file, crosswalk) in crosswalks)
        {
            if (!seen.Add((crosswalk.From, crosswalk.To)))
            {
                problems.Add(Problem.At(
                    file + "#", CatalogueProblemCodes.RepeatedPair, $"{crosswalk.From} → {crosswalk.To}"));
            }

            var (from, to) = (Skills(crosswalk.From, "from"), Skills(crosswalk.To, "to"));
            for (var index = 0; index < crosswalk.Pairs.Length; index++)
            {
                Require(from, crosswalk.Pairs[index].From, index, "from");
                Require(to, crosswalk.Pairs[index].To, index, "to");
            }

            HashSet<string>? Skills(FrameworkVersion version, string member)
            {
                var found = frameworks.FirstOrDefault(framework => framework.Named == version);
                if (found is null && version.Framework.Length > 0)
                {
                    problems.Add(Problem.At(
                        $"{file}#/{member}", CatalogueProblemCodes.UnknownInCrosswalk, version.ToString()));
                }

                return found?.Skills.Select(skill => skill.Id).ToHashSet(StringComparer.Ordinal);
            }

            void Require(HashSet<string>? known, string id, int index, string member)
            {
                if (known is not null && id.Length > 0 && !known.Contains(id))
                {
                    problems.Add(Problem.At(
                        string.Create(
                            System.Globalization.CultureInfo.InvariantCulture, $"{file}#/pairs/{index}/{member}"),
                        CatalogueProblemCodes.UnknownInCrosswalk,
                        id));
                }
            }
        }
    }

    private static FrameworkVersion ReadVersion(JsonMembers members)
    {
        var version = new FrameworkVersion(members.Text("framework", 100), members.Text("version", 100));
        members.Finish();
        return version;
    }
}
