using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Plans;

/// <summary>A second person's approval of a plan: what <c>approval.json</c> says.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="PlanHash">The plan's hash: the approval is of this plan and no other.</param>
/// <param name="By">Who approved, as the command was told.</param>
/// <param name="Login">The login name under which it was approved.</param>
/// <param name="At">When, in UTC, whole seconds.</param>
public sealed record PlanApproval(string Plan, string PlanHash, string By, string Login, DateTimeOffset At)
{
    /// <summary>Whether somebody made a plan, and so cannot approve it.</summary>
    /// <param name="name">The name that the approver gave.</param>
    /// <param name="plan">The plan.</param>
    /// <remarks>
    /// Compared with the name and with the login name of whoever made the plan; width, case, spaces and characters
    /// without width do not count. That two people of one login are two people cannot be known here; both login names
    /// are kept.
    /// </remarks>
    public static bool IsMaker(string name, IssuancePlan plan)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(plan);
        var key = TextFolding.Key(name);
        return key == TextFolding.Key(plan.MadeBy) || key == TextFolding.Key(plan.Login);
    }

    /// <summary>Writes the file.</summary>
    public byte[] Write() => IndentedJson.Write(new JsonObject
    {
        ["plan"] = Plan,
        ["planHash"] = PlanHash,
        ["by"] = By,
        ["login"] = Login,
        ["at"] = DateTimeStamp.Format(At),
    });

    /// <summary>Reads the file.</summary>
    /// <returns><see langword="false"/> if it is no approval.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out PlanApproval? approval)
    {
        approval = null;
        if (!StrictJson.TryParse(utf8, out var document, out _))
        {
            return false;
        }

        using (document)
        {
            var problems = new List<Problem>();
            var members = JsonMembers.Of(document.RootElement, "", PlanProblemCodes.Members, problems);
            DateTimeOffset at = default;
            members.Text("at", text => DateTimeStamp.TryParse(text, out at), "…Z");
            var read = new PlanApproval(
                members.Text("plan"),
                members.Text("planHash", CanonicalHash.IsDigest, "sha256"),
                members.Text("by"),
                members.Text("login"),
                at.ToUniversalTime());
            members.Finish();
            approval = problems.Count == 0 ? read : null;
            return approval is not null;
        }
    }
}
