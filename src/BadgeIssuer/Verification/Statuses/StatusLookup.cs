using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Statuses;

/// <summary>What a list says of one badge.</summary>
internal abstract record StatusLookup
{
    private StatusLookup()
    {
    }

    /// <summary>The list counts, and says this.</summary>
    public sealed record Known(bool IsSet) : StatusLookup
    {
        /// <summary>The entry's value, where it may have more than two.</summary>
        public int Value { get; init; }
    }

    /// <summary>The badge's own word about its status is wrong.</summary>
    public sealed record Wrong(Problem Problem) : StatusLookup;

    /// <summary>There is no list that counts.</summary>
    public sealed record Open(Problem Problem) : StatusLookup;

    public static StatusLookup OpenOf(string code, params ReadOnlySpan<string> arguments) =>
        new Open(Problem.Of(code, arguments));
}
