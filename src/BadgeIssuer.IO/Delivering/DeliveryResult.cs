using System.Collections.Immutable;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.IO.Delivering;

/// <summary>What was handed over.</summary>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="Delivered">How many badges stand in it.</param>
/// <param name="LeftOut">How many were asked for and do not hold, by how they stand.</param>
public sealed record DeliveryResult(string Folder, int Delivered, ImmutableSortedDictionary<BadgeStanding, int> LeftOut);
