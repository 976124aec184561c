using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>A credential that carries a status list. Whether its own proof holds is another's question.</summary>
/// <remarks>Source: Bitstring Status List v1.0, BitstringStatusListCredential and BitstringStatusList; Status List 2021.</remarks>
public sealed record StatusListCredential
{
    /// <summary>The type of the credential.</summary>
    public const string Type = "BitstringStatusListCredential";

    /// <summary>The type of its subject.</summary>
    public const string SubjectType = "BitstringStatusList";

    /// <summary>Which standard it keeps. Only the newer one is written.</summary>
    public StatusListKind Kind { get; init; }

    /// <summary>URL that it is served from.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>When it becomes valid, or <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>When it ceases to be valid, or <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>What a set bit means: <c>revocation</c>, <c>suspension</c>, or another purpose; at least one.</summary>
    public required ImmutableArray<string> StatusPurpose { get; init; }

    /// <summary>The list, as <see cref="StatusList.TryDecode"/> reads it.</summary>
    public required string EncodedList { get; init; }

    /// <summary>How long it may be kept before it is fetched again, or <see langword="null"/>.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Reads one from a stranger's JSON. The list itself is not decoded.</summary>
    /// <param name="credential">The credential, read by <see cref="StrictJson"/>.</param>
    /// <param name="list">The credential, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: <see cref="StatusProblemCodes.ListMalformed"/>.
    /// </param>
    public static bool TryRead(
        JsonElement credential,
        [NotNullWhen(true)] out StatusListCredential? list,
        [NotNullWhen(false)] out Problem? problem)
    {
        list = null;

        if (StatusListKinds.OfCredential(credential) is not { } kind)
        {
            return Malformed("/type", out problem);
        }

        if (!StatusJson.TryGetString(credential, "id", out var id))
        {
            return Malformed("/id", out problem);
        }

        if (!StatusJson.TryGetId(credential, "issuer", out var issuer))
        {
            return Malformed("/issuer", out problem);
        }

        if (!StatusJson.TryGetInstant(credential, NameIn(credential, "validFrom", "issuanceDate"), out var validFrom))
        {
            return Malformed("/validFrom", out problem);
        }

        if (!StatusJson.TryGetInstant(credential, NameIn(credential, "validUntil", "expirationDate"), out var validUntil))
        {
            return Malformed("/validUntil", out problem);
        }

        if (!credential.TryGetProperty("credentialSubject", out var subject)
            || !StatusJson.HasType(subject, kind.SubjectType()))
        {
            return Malformed("/credentialSubject", out problem);
        }

        if (ReadPurposes(subject) is not { IsEmpty: false } purposes)
        {
            return Malformed("/credentialSubject/statusPurpose", out problem);
        }

        if (!StatusJson.TryGetString(subject, "encodedList", out var encodedList))
        {
            return Malformed("/credentialSubject/encodedList", out problem);
        }

        if (!TryReadTimeToLive(subject, out var timeToLive))
        {
            return Malformed("/credentialSubject/ttl", out problem);
        }

        problem = null;
        list = new StatusListCredential
        {
            Kind = kind,
            Id = id,
            Issuer = issuer,
            ValidFrom = validFrom,
            ValidUntil = validUntil,
            StatusPurpose = purposes,
            EncodedList = kind.Normalize(encodedList),
            TimeToLive = timeToLive,
        };
        return true;
    }

    // VC Data Model 1.1 has other names.
    private static string NameIn(JsonElement credential, string name, string older) =>
        credential.TryGetProperty(name, out _) ? name : older;

    private static ImmutableArray<string> ReadPurposes(JsonElement subject)
    {
        if (StatusJson.TryGetString(subject, "statusPurpose", out var only))
        {
            return [only];
        }

        if (!subject.TryGetProperty("statusPurpose", out var several) || several.ValueKind is not JsonValueKind.Array)
        {
            return [];
        }

        var purposes = ImmutableArray.CreateBuilder<string>();
        foreach (var purpose in several.EnumerateArray())
        {
            if (purpose.ValueKind is not JsonValueKind.String || purpose.GetString() is not { Length: > 0 } text)
            {
                return [];
            }

            purposes.Add(text);
        }

        return purposes.ToImmutable();
    }

    // Milliseconds. What exceeds a century is a century, so that adding it to an instant cannot overflow.
    private static bool TryReadTimeToLive(JsonElement subject, out TimeSpan? timeToLive)
    {
        timeToLive = null;
        if (!subject.TryGetProperty("ttl", out var value))
        {
            return true;
        }

        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDouble(out var milliseconds) || milliseconds < 0)
        {
            return false;
        }

        var century = TimeSpan.FromDays(36_525);
        timeToLive = milliseconds < century.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : century;
        return true;
    }

    private static bool Malformed(string pointer, out Problem problem)
    {
        problem = Problem.At(pointer, StatusProblemCodes.ListMalformed, pointer[(pointer.LastIndexOf('/') + 1)..]);
        return false;
    }
}
