namespace BadgeIssuer.Securing;

/// <summary>Reads an instant as the standards write it: <c>2025-01-31T09:00:00+09:00</c>.</summary>
/// <remarks>
/// <para>Strict, unlike the framework's reader, which takes local time where there is no zone: year of four digits
/// from 0001, capital T and Z, a zone always (Z, or ± hours and minutes up to 14:00), seconds from 00 to 59 (no leap
/// second), hours from 00 to 23 (no 24:00). A fraction of a second may have any number of digits; those after the
/// seventh are dropped.</para>
/// <para>Source: XML Schema 1.1 Part 2, dateTimeStamp, as VC Data Model 2.0 §4.9 uses it; RFC 3339 §5.6.</para>
/// </remarks>
public static class DateTimeStamp
{
    private const int LongestText = 64;
    private const int LongestZoneMinutes = 14 * 60;
    private const int TickDigits = 7;

    /// <summary>Reads an instant.</summary>
    /// <param name="text">The text; no blank before or after.</param>
    /// <param name="instant">The instant, with the zone it was written in.</param>
    /// <returns><see langword="false"/> if the text is anything else, or the instant before year 1 or after 9999 in UTC.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length is < 20 or > LongestText
            || !TryReadDigits(text[..4], out var year)
            || text[4] != '-'
            || !TryReadDigits(text[5..7], out var month)
            || text[7] != '-'
            || !TryReadDigits(text[8..10], out var day)
            || text[10] != 'T'
            || !TryReadDigits(text[11..13], out var hour)
            || text[13] != ':'
            || !TryReadDigits(text[14..16], out var minute)
            || text[16] != ':'
            || !TryReadDigits(text[17..19], out var second)
            || !TryReadFraction(text[19..], out var ticks, out var zoneText)
            || !TryReadZone(zoneText, out var zone))
        {
            return false;
        }

        if (year is 0
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59)
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks + ticks;
        var utc = local - zone.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(local, zone);
        return true;
    }

    /// <summary>Reads an instant from UTF-8.</summary>
    /// <param name="utf8">The text; no blank before or after.</param>
    /// <param name="instant">The instant, with the zone it was written in.</param>
    /// <returns><see langword="false"/> if the text is anything else.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTimeOffset instant)
    {
        instant = default;
        if (utf8.Length > LongestText)
        {
            return false;
        }

        Span<char> text = stackalloc char[LongestText];
        for (var i = 0; i < utf8.Length; i++)
        {
            text[i] = (char)utf8[i]; // a byte over 127 becomes a character that is no digit
        }

        return TryParse(text[..utf8.Length], out instant);
    }

    private static bool TryReadFraction(ReadOnlySpan<char> text, out long ticks, out ReadOnlySpan<char> rest)
    {
        ticks = 0;
        rest = text;
        if (text is not ['.', .. var fraction])
        {
            return true;
        }

        var length = fraction.IndexOfAnyExceptInRange('0', '9');
        if (length < 1)
        {
            return false;
        }

        rest = fraction[length..];
        for (var i = 0; i < TickDigits; i++)
        {
            ticks = ticks * 10 + (i < length ? fraction[i] - '0' : 0);
        }

        return true;
    }

    private static bool TryReadZone(ReadOnlySpan<char> text, out TimeSpan zone)
    {
        zone = TimeSpan.Zero;
        if (text is ['Z'])
        {
            return true;
        }

        if (text is not [('+' or '-') and var sign, _, _, ':', _, _]
            || !TryReadDigits(text[1..3], out var hours)
            || !TryReadDigits(text[4..6], out var minutes)
            || minutes > 59
            || hours * 60 + minutes is var total && total > LongestZoneMinutes)
        {
            return false;
        }

        zone = TimeSpan.FromMinutes(sign == '-' ? -total : total);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = number * 10 + (digit - '0');
        }

        return true;
    }
}
