using BadgeIssuer.Fuzz.Targets;

namespace BadgeIssuer.Fuzz;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new StrictJsonTarget(),
        new CanonicalJsonTarget(),
        new JsonLdTarget(),
        new NQuadsTarget(),
        new RdfCanonicalizationTarget(),
        new CompactJwsTarget(),
        new PngTarget(),
        new QrTarget(),
        new SvgTarget(),
        new StatusListTarget(),
        new RosterTextTarget(),
        new RosterWorkbookTarget(),
        new RosterWorkbookPartTarget(),
        new VerifierTarget(),
    ];
}
