namespace BadgeIssuer.Issuing;

/// <summary>What the settings say about composing badges.</summary>
/// <param name="Addresses">Where everything is published.</param>
/// <param name="Issuer">Who issues.</param>
/// <param name="TimeZone">The programme's time zone: in it, a day of completion begins.</param>
/// <param name="NameInClear">Whether a credential carries the learner's name in clear instead of its hash.</param>
/// <param name="SuspensionEntry">
/// Whether a credential carries a second status entry, for suspension. Verifiable Credentials 2.0 allows several (§4.10);
/// the model of Open Badges 3.0 has room for one (<c>credentialStatus</c>, 0..1), and validators that go by its schema
/// refuse a second one. So it is not the default.
/// </param>
public sealed record IssuingPolicy(
    BadgeAddresses Addresses,
    IssuerProfile Issuer,
    TimeZoneInfo TimeZone,
    bool NameInClear,
    bool SuspensionEntry = false)
{
    /// <summary>The first instant of a day in the programme's time zone, with that zone's offset.</summary>
    public DateTimeOffset StartOf(DateOnly day) => InZone(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The last second of a day in the programme's time zone, with that zone's offset.</summary>
    /// <remarks>Not the first of the next day: who reads only the day of an end would be told a day that is too late.</remarks>
    public DateTimeOffset EndOf(DateOnly day) => InZone(day.ToDateTime(new TimeOnly(23, 59, 59)));

    private DateTimeOffset InZone(DateTime local) => new(local, TimeZone.GetUtcOffset(local));
}
