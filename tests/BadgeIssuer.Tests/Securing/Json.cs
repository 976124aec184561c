using System.Text.Json;
using BadgeIssuer.Tests.Architecture;

namespace BadgeIssuer.Tests.Securing;

/// <summary>JSON for tests.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static JsonElement Element(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static JsonElement Element(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }

    /// <summary>The project's own vectors, under tests/vectors/securing.</summary>
    public static T[] Vectors<T>(string file) => JsonSerializer.Deserialize<T[]>(
        File.ReadAllBytes(Checkout.Path("tests", "vectors", "securing", file)), Options)!;
}
