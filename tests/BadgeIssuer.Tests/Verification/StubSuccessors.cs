using BadgeIssuer.Verification;

namespace BadgeIssuer.Tests.Verification;

/// <summary>Corrected badges of the test's issuer.</summary>
internal sealed class StubSuccessors : Dictionary<string, string>, ISuccessorSource
{
    public string? Find(string badgeId, string? issuerId) => this.GetValueOrDefault(badgeId);
}
