using System.Globalization;
using BadgeIssuer.Benchmarks;

// Machines are shared and noisy, so nothing is measured in seconds: every work is run in turn with its yardstick, many
// times over, and the median of their ratios is what is printed.
// An argument beside the number of rounds picks works by a part of their names.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;

using var yardstick = new RawEd25519();
var works = LinkedDataWorks.All()
    .Concat(SecuringWorks.All())
    .Concat(VerificationWorks.All())
    .Concat(BakingWorks.All())
    .Prepend(new Work("raw Ed25519 signing (the yardstick)", yardstick.Sign))
    .Where(work => args.Length < 2 || work.Name.Contains(args[1], StringComparison.OrdinalIgnoreCase));

Console.WriteLine($"{"work",-58} {"median",8} {"min",8} {"max",8} {"goal",6}  {"per second",12} {"bytes",8}");
foreach (var work in works)
{
    var ratios = RatioRun.Measure(work.Do, work.Yardstick ?? yardstick.Sign, rounds, out var perSecond, out var allocated);
    var median = ratios[ratios.Length / 2];
    var met = work.Goal is null ? "" : median >= work.Goal ? "met" : "MISSED";
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{work.Name,-58} {median,8:F4} {ratios[0],8:F4} {ratios[^1],8:F4} {work.Goal,6:F2}  {perSecond,12:N0} {allocated,8:N0} {met}"));
}
