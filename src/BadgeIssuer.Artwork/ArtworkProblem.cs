using System.Collections.Immutable;

namespace BadgeIssuer.Artwork;

/// <summary>Why a picture that was handed in cannot be used.</summary>
/// <remarks>A record of this room's own, because it knows no badges; floor 2 turns it into a problem.</remarks>
/// <param name="Code">One of <see cref="ArtworkProblemCodes"/>.</param>
/// <param name="Arguments">What goes into the places of the sentence, in order.</param>
public sealed record ArtworkProblem(string Code, ImmutableArray<string> Arguments);
