using System.Text.Json;
using BadgeIssuer.Tests.Architecture;

namespace BadgeIssuer.Tests.Artwork;

/// <summary>The names of the programmes that badges are really issued for.</summary>
internal static class ProgrammeNames
{
    public sealed record Programme(string Code, int Layer, string Name, string English)
    {
        public override string ToString() => Code;
    }

    private sealed record Vectors(string Source, Programme[] Programmes);

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static Programme[] All { get; } = JsonSerializer.Deserialize<Vectors>(
        File.ReadAllBytes(Checkout.Path("tests", "vectors", "artwork", "programme-names.json")), CamelCase)!.Programmes;
}
