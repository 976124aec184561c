using System.Text.Json;
using BadgeIssuer.Tests.Architecture;

namespace BadgeIssuer.Tests.Vectors;

/// <summary>The cases of <c>tests/vectors</c>.</summary>
internal static class VectorFiles
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads one file, named from <c>tests/vectors</c>.</summary>
    public static T Read<T>(string path)
    {
        using var stream = File.OpenRead(Checkout.Path("tests", "vectors", path));
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException($"{path} is null.");
    }
}
