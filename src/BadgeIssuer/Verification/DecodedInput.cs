using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>What an input turned out to be.</summary>
/// <param name="Format">What its bytes were recognised as.</param>
/// <param name="Badges">What was found in it, at least one: a picture may carry a 3.0 and a 2.0 badge.</param>
internal sealed record DecodedInput(PresentedFormat Format, ImmutableArray<DecodedBadge> Badges);

/// <summary>One thing that was found in an input.</summary>
internal abstract record DecodedBadge
{
    private DecodedBadge()
    {
    }

    /// <summary>A badge that could be read.</summary>
    public sealed record Read(Presentation Presentation) : DecodedBadge;

    /// <summary>A link to a badge.</summary>
    public sealed record Link(string Url) : DecodedBadge;

    /// <summary>Something that could not be read as a badge.</summary>
    public sealed record Unreadable(Problem Problem) : DecodedBadge;

    /// <summary>Something that could not be had, so that there is nothing to judge.</summary>
    public sealed record Unanswered(Problem Problem) : DecodedBadge;
}
