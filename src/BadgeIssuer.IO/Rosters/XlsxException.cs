using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A workbook cannot be read. Thrown and caught inside this room, where reading is deep in iterators.</summary>
internal sealed class XlsxException(string code, string part) : Exception(code)
{
    public Problem Problem { get; } = Problem.Of(code, part);
}
