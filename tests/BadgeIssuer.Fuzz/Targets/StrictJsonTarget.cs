using System.Buffers;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>JSON as strangers hand it in: what is accepted can be read whole, and written and read again.</summary>
internal sealed class StrictJsonTarget : FuzzTarget
{
    public override string Name => "strict-json";

    public override IReadOnlyList<string> Words => Json;

    /// <summary>What JSON is made of, and where readers differ.</summary>
    internal static IReadOnlyList<string> Json { get; } =
    [
        "\"\\ud800\"", "\"\\udc00\"", "\\u0000", "\\u0061", "1e400", "1E-7", "0e99999999999", "-0", "9007199254740993", "null", "true", "{}", "[]",
        "\"a\":1,\"\\u0061\":2", "\uFEFF", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":", ",", ":", "\"",
    ];

    public override IEnumerable<byte[]> Seeds() =>
        SeedFiles.Elements("tests/vectors/open-badges/strict-json.json")
            .Select(vector => Convert.FromHexString(vector.GetProperty("hex").GetString()!))
            .Where(seed => seed.Length < 4096)
            .Concat(SeedFiles.Credentials());

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (!StrictJson.TryParse(input, out var json, out _))
        {
            return;
        }

        using (json)
        {
            Read(json.RootElement);
            var text = Write(json);
            Require(StrictJson.TryParse(text, out var again, out _), "What was written is refused.");
            using (again)
            {
                Require(Write(again!).AsSpan().SequenceEqual(text), "What was written is read otherwise.");
            }
        }
    }

    private static byte[] Write(JsonDocument json)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            json.WriteTo(writer);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Read(item);
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Number:
                Require(double.IsFinite(value.GetDouble()), "A number is not finite.");
                break;
        }
    }
}
