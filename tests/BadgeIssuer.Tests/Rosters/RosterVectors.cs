using System.Text.Json;
using BadgeIssuer.Tests.Architecture;

namespace BadgeIssuer.Tests.Rosters;

/// <summary>The project's own cases about rosters, in tests/vectors/rosters.</summary>
internal static class RosterVectors
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(
            File.ReadAllBytes(Checkout.Path("tests", "vectors", "rosters", file)), Options)!;
}
