using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Status lists and their credentials: a list that was read has the bits that it is written with.</summary>
internal sealed class StatusListTarget : FuzzTarget
{
    private const int MaximumBytes = 2 * 1024 * 1024;

    public override string Name => "status-list";

    public override IReadOnlyList<string> Words { get; } =
    [
        "u", "z", "H4sI", "AAAA", "=", "-_", "\"statusPurpose\":[\"revocation\",\"suspension\"]", "\"ttl\":1e300", "\"ttl\":-1", "\"encodedList\":null",
        "\"validFrom\":\"9999-12-31T23:59:60Z\"", "\"type\":\"BitstringStatusList\"",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        var list = StatusList.Create(StatusList.MinimumCount, [0, 7, 4711, StatusList.MinimumCount - 1]).Encode();
        yield return SeedFiles.Text(list);
        yield return StatusListCredentialWriter.Write(new StatusListCredential
        {
            Id = "https://a.example/status/1",
            Issuer = "did:web:a.example",
            ValidFrom = DateTimeOffset.UnixEpoch,
            ValidUntil = DateTimeOffset.UnixEpoch.AddYears(90),
            StatusPurpose = ["revocation"],
            EncodedList = list,
            TimeToLive = TimeSpan.FromHours(1),
        });
    }

    public override void Run(ReadOnlyMemory<byte> input)
    {
        Decode(Encoding.Latin1.GetString(input.Span));
        if (StrictJson.TryParse(input, out var json, out _))
        {
            using (json)
            {
                if (StatusListCredential.TryRead(json.RootElement, out var credential, out _))
                {
                    _ = StatusListCredentialWriter.Write(credential);
                    Decode(credential.EncodedList);
                }
            }
        }
    }

    private static void Decode(string encoded)
    {
        if (!StatusList.TryDecode(encoded, MaximumBytes, out var list, out _))
        {
            return;
        }

        Require(list.Count is >= StatusList.MinimumCount and <= MaximumBytes * 8, "A list of a length that is refused.");
        Require(
            StatusList.TryDecode(list.Encode(), MaximumBytes, out var again, out _) && again.Encode() == list.Encode(),
            "A list is read otherwise than it was written.");
    }
}
