using System.Text.Json;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>How an Open Badges 2.0 assertion says it is to be verified.</summary>
internal enum AssertionVerification
{
    /// <summary>It does not say, or not in words that are known.</summary>
    Unknown,

    /// <summary>By what its own address serves.</summary>
    Hosted,

    /// <summary>By a signature.</summary>
    Signed,
}

/// <summary>Reads it.</summary>
internal static class AssertionVerifications
{
    /// <summary>Reads <c>verification</c>, or <c>verify</c> as it was called before.</summary>
    public static AssertionVerification Of(JsonElement assertion)
    {
        if (Object(assertion) is not { } verification)
        {
            return AssertionVerification.Unknown;
        }

        var isHosted = verification.IsOf("HostedBadge") || verification.IsOf("hosted");
        var isSigned = verification.IsOf("SignedBadge") || verification.IsOf("signed");

        return (isHosted, isSigned) switch
        {
            (true, false) => AssertionVerification.Hosted,
            (false, true) => AssertionVerification.Signed,
            _ => AssertionVerification.Unknown,
        };
    }

    /// <summary>The VerificationObject.</summary>
    public static JsonElement? Object(JsonElement assertion) =>
        assertion.Object("verification") ?? assertion.Object("verify");
}
