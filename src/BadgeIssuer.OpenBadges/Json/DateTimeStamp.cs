using System.Globalization;

namespace BadgeIssuer.OpenBadges;

/// <summary>Reads and writes the instants that stand in badges. Never assumes a time zone.</summary>
/// <remarks>
/// Source: XML Schema 1.1 part 2, dateTimeStamp (Open Badges 3.0 calls it DateTimeZ); Open Badges 2.0, DateTime.
/// Years 0001 to 9999; more than seven digits of a second's fraction are cut off.
/// </remarks>
public static class DateTimeStamp
{
    /// <summary>
    /// Reads <c>YYYY-MM-DDThh:mm:ss(.f+)?(Z|±hh:mm)</c>. <c>24:00:00</c> is the first instant of the next day;
    /// leap seconds do not exist in this notation.
    /// </summary>
    /// <returns><see langword="false"/> for any other text, and where the instant is not one of the years 1–9999.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        new Scanner(text).TryRead(zone: ZoneForm.Extended, secondsRequired: true, out instant);

    /// <summary>
    /// Reads what Open Badges 2.0 calls a DateTime: as <see cref="TryParse"/>, but seconds may be missing, and the
    /// zone may be written <c>±hhmm</c> or <c>±hh</c> too.
    /// </summary>
    /// <returns><see langword="false"/> for any other text, e.g. one without a zone.</returns>
    public static bool TryParseIso8601(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        new Scanner(text).TryRead(zone: ZoneForm.Any, secondsRequired: false, out instant);

    /// <summary>
    /// Writes an instant with its own offset, <c>Z</c> where that is zero; the fraction of a second only where there
    /// is one.
    /// </summary>
    public static string Format(DateTimeOffset instant)
    {
        var seconds = instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : ".FFFFFFF";
        var zone = instant.Offset == TimeSpan.Zero ? "'Z'" : "zzz";
        return instant.ToString($"yyyy-MM-dd'T'HH:mm:ss{seconds}{zone}", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether this is a date and time of day as in <see cref="TryParse"/>, with or without a zone.</summary>
    internal static bool IsDateTime(ReadOnlySpan<char> text) =>
        new Scanner(text).TryRead(zone: ZoneForm.Optional, secondsRequired: true, out _);

    /// <summary>Whether this is <c>YYYY-MM-DD</c> and a day of the calendar.</summary>
    internal static bool IsDate(ReadOnlySpan<char> text)
    {
        var scanner = new Scanner(text);
        return scanner.TryReadDate(out _) && scanner.AtEnd;
    }

    private enum ZoneForm
    {
        Extended,
        Optional,
        Any,
    }

    private ref struct Scanner(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        public readonly bool AtEnd => _rest.IsEmpty;

        public bool TryRead(ZoneForm zone, bool secondsRequired, out DateTimeOffset instant)
        {
            instant = default;
            if (!TryReadDate(out var day)
                || !TryTake('T')
                || !TryReadTime(secondsRequired, out var time)
                || !TryReadZone(zone, out var offset)
                || !AtEnd)
            {
                return false;
            }

            var utcTicks = day.Ticks + time.Ticks - offset.Ticks;
            var localTicks = day.Ticks + time.Ticks;
            if (utcTicks < 0 || utcTicks > DateTime.MaxValue.Ticks || localTicks > DateTime.MaxValue.Ticks)
            {
                return false;
            }

            instant = new DateTimeOffset(localTicks, offset);
            return true;
        }

        public bool TryReadDate(out DateTime day)
        {
            day = default;
            if (!TryReadDigits(4, out var year)
                || !TryTake('-')
                || !TryReadDigits(2, out var month)
                || !TryTake('-')
                || !TryReadDigits(2, out var dayOfMonth)
                || year == 0
                || month is 0 or > 12
                || dayOfMonth == 0
                || dayOfMonth > DateTime.DaysInMonth(year, month))
            {
                return false;
            }

            day = new DateTime(year, month, dayOfMonth, 0, 0, 0, DateTimeKind.Unspecified);
            return true;
        }

        private bool TryReadTime(bool secondsRequired, out TimeSpan time)
        {
            time = default;
            var second = 0;
            long fraction = 0;
            if (!TryReadDigits(2, out var hour) || !TryTake(':') || !TryReadDigits(2, out var minute))
            {
                return false;
            }

            if (TryTake(':'))
            {
                if (!TryReadDigits(2, out second) || (TryTake('.') && !TryReadFraction(out fraction)))
                {
                    return false;
                }
            }
            else if (secondsRequired)
            {
                return false;
            }

            time = new TimeSpan(hour, minute, second) + new TimeSpan(fraction);
            return minute < 60 && second < 60 && (hour < 24 || time.Ticks == TimeSpan.TicksPerDay);
        }

        private bool TryReadFraction(out long ticks)
        {
            ticks = 0;
            var digits = _rest.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? _rest.Length : digits;
            for (var i = 0; i < 7; i++)
            {
                ticks = (ticks * 10) + (i < digits ? _rest[i] - '0' : 0);
            }

            _rest = _rest[digits..];
            return digits > 0;
        }

        private bool TryReadZone(ZoneForm form, out TimeSpan offset)
        {
            offset = TimeSpan.Zero;
            if (TryTake('Z'))
            {
                return true;
            }

            var sign = _rest is ['-', ..] ? -1 : 1;
            if (!TryTake('+') && !TryTake('-'))
            {
                return form is ZoneForm.Optional && AtEnd;
            }

            if (!TryReadDigits(2, out var hours))
            {
                return false;
            }

            var minutes = 0;
            if (form is not ZoneForm.Any)
            {
                if (!TryTake(':') || !TryReadDigits(2, out minutes))
                {
                    return false;
                }
            }
            else if ((TryTake(':') || !AtEnd) && !TryReadDigits(2, out minutes))
            {
                return false;
            }

            offset = sign * new TimeSpan(hours, minutes, 0);
            return minutes < 60 && hours * 60 + minutes <= 14 * 60;
        }

        private bool TryTake(char expected)
        {
            if (_rest.IsEmpty || _rest[0] != expected)
            {
                return false;
            }

            _rest = _rest[1..];
            return true;
        }

        private bool TryReadDigits(int count, out int value)
        {
            value = 0;
            if (_rest.Length < count || _rest[..count].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            foreach (var digit in _rest[..count])
            {
                value = (value * 10) + (digit - '0');
            }

            _rest = _rest[count..];
            return true;
        }
    }
}
