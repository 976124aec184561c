using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>JCS: what is canonical stays as it is.</summary>
internal sealed class CanonicalJsonTarget : FuzzTarget
{
    public override string Name => "jcs";

    public override IReadOnlyList<string> Words => StrictJsonTarget.Json;

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. SeedFiles.Credentials(),
        SeedFiles.Text("""{"\u20ac":"Euro","\r":"CR","1":"One","\ud83d\ude00":"Smiley","\ufb33":"Dalet"}"""),
        SeedFiles.Text("[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0,5e-324,1e21,123456789012345680000]"),
    ];

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (!StrictJson.TryParse(input, out var json, out _))
        {
            return;
        }

        using (json)
        {
            if (!JsonCanonicalizer.TryCanonicalize(json.RootElement, out var text))
            {
                return;
            }

            Require(StrictJson.TryParse(text, out var again, out _), "The canonical form is refused.");
            using (again)
            {
                Require(
                    JsonCanonicalizer.TryCanonicalize(again!.RootElement, out var same) && same.AsSpan().SequenceEqual(text),
                    "The canonical form has another canonical form.");
            }
        }
    }
}
