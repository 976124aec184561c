namespace BadgeIssuer.Benchmarks;

/// <summary>Something to measure.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Do">Does it once.</param>
/// <param name="Goal">The least ratio to the yardstick, or null where it is measured for information.</param>
/// <param name="Yardstick">What it is compared with, or null for raw Ed25519 signing.</param>
internal sealed record Work(string Name, Action Do, double? Goal = null, Action? Yardstick = null);
