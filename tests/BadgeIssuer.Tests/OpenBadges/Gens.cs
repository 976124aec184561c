using CsCheck;

namespace BadgeIssuer.Tests.OpenBadges;

internal static class Gens
{
    /// <summary>One of these values, each as likely.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
