using System.Globalization;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads the dates that Japanese rosters write, and refuses every one that could mean two days.</summary>
/// <remarks>
/// <para>Read: <c>yyyy/M/d</c>, <c>yyyy-M-d</c>, <c>yyyy.M.d</c>, <c>yyyy年M月d日</c>, <c>yyyyMMdd</c>; an era by name,
/// letter or square character with its year (元 or 1) in 年月日, dot or slash form; a day of the week in brackets if it
/// is the right one; a time after the day, which is dropped; Excel's serials. Digits may be full-width, and spaces
/// may stand beside separators.</para>
/// <para>No culture takes part, and nothing is guessed: two-digit years, day-first dates, days that no calendar has,
/// era years outside their era and times with an offset (which may be another day here) are refused, each with its
/// code.</para>
/// </remarks>
public static class DateReader
{
    // The longest form with a time and generous padding is far below this; a longer cell is prose.
    private const int MaximumLength = 64;

    private const int LeastSerialInText = 40_000;  // 2009-07-06
    private const int GreatestSerialInText = 60_000;  // 2064-04-08

    private const double GreatestSerial1900 = 2_958_465;  // 9999-12-31
    private const double GreatestSerial1904 = 2_957_003;

    /// <summary>Reads a cell of text.</summary>
    /// <param name="text">The cell; blank text is <see cref="RosterProblemCodes.DateMissing"/>.</param>
    public static DateReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return Refused(RosterProblemCodes.DateMissing);
        }

        if (trimmed.Length > MaximumLength)
        {
            return Refused(RosterProblemCodes.DateUnreadable);
        }

        Span<char> narrowed = stackalloc char[trimmed.Length];
        for (var i = 0; i < trimmed.Length; i++)
        {
            narrowed[i] = trimmed[i] is '\u2212' ? '-' : TextFolding.Narrow(trimmed[i]);
        }

        return new DateText(narrowed).Read();
    }

    /// <summary>Reads an Excel serial: whole days; the fraction, a time of day, is dropped.</summary>
    public static DateReading FromSerial(double serial, ExcelDateSystem system)
    {
        if (system is ExcelDateSystem.From1904)
        {
            return serial is >= 0 and < GreatestSerial1904 + 1
                ? new(new DateOnly(1904, 1, 1).AddDays((int)serial), null)
                : Refused(RosterProblemCodes.DateImpossible);
        }

        return serial switch
        {
            >= 1 and < 60 => new(new DateOnly(1899, 12, 31).AddDays((int)serial), null),
            >= 61 and < GreatestSerial1900 + 1 => new(new DateOnly(1899, 12, 30).AddDays((int)serial), null),
            _ => Refused(RosterProblemCodes.DateImpossible),
        };
    }

    /// <summary>Reads a number that is not shown as a date: a serial that lost its format, or <c>yyyyMMdd</c>.</summary>
    public static DateReading FromPlainNumber(double number, ExcelDateSystem system)
    {
        if (number is >= LeastSerialInText and <= GreatestSerialInText)
        {
            return FromSerial(number, system) with { Code = RosterProblemCodes.DateIsSerial };
        }

        return number is >= 0 and < 1e9 && number == Math.Floor(number)
            ? Read(((int)number).ToString(CultureInfo.InvariantCulture))
            : Refused(RosterProblemCodes.DateUnreadable);
    }

    private static DateReading Refused(string code) => new(null, code);

    /// <summary>A cursor over one narrowed cell.</summary>
    private ref struct DateText(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        public DateReading Read()
        {
            var era = JapaneseEra.AtStartOf(_rest, out var length);
            if (era is not null)
            {
                _rest = _rest[length..].TrimStart();
            }

            if (!TryYear(era, out var year, out var digits))
            {
                return Refused(RosterProblemCodes.DateUnreadable);
            }

            if (era is null && digits is not (1 or 2 or 4))
            {
                return ReadDigitsOnly(year, digits);
            }

            var beforeSeparator = _rest;
            _rest = _rest.TrimStart();
            if (!TryTake(out var separator)
                || separator is not ('年' or '/' or '.' or '-')
                || (separator is '-' && era is not null))
            {
                // A month may be named in English; whatever it is, it is not one of the forms above.
                _rest = beforeSeparator;
                return Refused(RosterProblemCodes.DateUnreadable);
            }

            if (!TryNumber(out var month, out var monthDigits)
                || !TryTakeSpaced(separator is '年' ? '月' : separator)
                || !TryNumber(out var day, out var dayDigits)
                || (separator is '年' && !TryTakeSpaced('日')))
            {
                return Refused(RosterProblemCodes.DateUnreadable);
            }

            if (era is null && digits is not 4)
            {
                return Refused(dayDigits is 4 && monthDigits <= 2 && separator is not '年'
                    ? RosterProblemCodes.DateDayFirst
                    : RosterProblemCodes.DateTwoDigitYear);
            }

            return monthDigits > 2 || dayDigits > 2
                ? Refused(RosterProblemCodes.DateUnreadable)
                : Finish(era, year, month, day);
        }

        private DateReading ReadDigitsOnly(int number, int digits)
        {
            switch (digits)
            {
                case 8:
                    return Finish(era: null, number / 10_000, number / 100 % 100, number % 100);
                case 6 when _rest.IsEmpty:
                    return Refused(RosterProblemCodes.DateTwoDigitYear);
                case 5 when _rest.IsEmpty && number is >= LeastSerialInText and <= GreatestSerialInText:
                    return FromSerial(number, ExcelDateSystem.From1900) with { Code = RosterProblemCodes.DateIsSerial };
                default:
                    return Refused(RosterProblemCodes.DateUnreadable);
            }
        }

        private DateReading Finish(JapaneseEra? era, int year, int month, int day)
        {
            if (!TryWeekday(out var weekday) || !TryTime(out var hasOffset))
            {
                return Refused(RosterProblemCodes.DateUnreadable);
            }

            if (era is not null && year is not 0)
            {
                year += era.First.Year - 1;
            }

            if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                return Refused(RosterProblemCodes.DateImpossible);
            }

            var date = new DateOnly(year, month, day);
            return era switch
            {
                not null when date < era.First => Refused(RosterProblemCodes.DateBeforeEra),
                not null when date > era.Last => Refused(RosterProblemCodes.DateAfterEra),
                _ when hasOffset => Refused(RosterProblemCodes.DateWithOffset),
                _ when weekday is not null && weekday != date.DayOfWeek => Refused(RosterProblemCodes.DateWeekday),
                _ => new(date, null),
            };
        }

        private bool TryYear(JapaneseEra? era, out int year, out int digits)
        {
            if (era is not null && _rest is ['元', ..])
            {
                _rest = _rest[1..];
                (year, digits) = (1, 1);
                return true;
            }

            return TryNumber(out year, out digits) && (era is null || digits <= 3);
        }

        private bool TryNumber(out int number, out int digits)
        {
            _rest = _rest.TrimStart();
            var end = _rest.IndexOfAnyExceptInRange('0', '9');
            digits = end < 0 ? _rest.Length : end;
            number = 0;
            if (digits is 0 or > 8)
            {
                return false;
            }

            foreach (var digit in _rest[..digits])
            {
                number = number * 10 + (digit - '0');
            }

            _rest = _rest[digits..];
            return true;
        }

        private bool TryTake(out char character)
        {
            character = _rest.IsEmpty ? '\0' : _rest[0];
            _rest = _rest.IsEmpty ? _rest : _rest[1..];
            return character != '\0';
        }

        private bool TryTakeSpaced(char expected)
        {
            _rest = _rest.TrimStart();
            return TryTake(out var character) && character == expected;
        }

        // (金), (金曜), (金曜日); nothing is fine too.
        private bool TryWeekday(out DayOfWeek? weekday)
        {
            weekday = null;
            var rest = _rest.TrimStart();
            if (rest is not ['(', var name, ..])
            {
                return true;
            }

            var index = "日月火水木金土".IndexOf(name, StringComparison.Ordinal);
            var close = rest.IndexOf(')');
            if (index < 0 || close < 0 || rest[2..close] is not ("" or "曜" or "曜日"))
            {
                return false;
            }

            weekday = (DayOfWeek)index;
            _rest = rest[(close + 1)..];
            return true;
        }

        // Nothing, or H:mm, H:mm:ss, H:mm:ss.f…, H時m分s秒 after a space, a T, 日 or a bracket.
        private bool TryTime(out bool hasOffset)
        {
            hasOffset = false;
            if (_rest.IsWhiteSpace())
            {
                return true;
            }

            if (!char.IsWhiteSpace(_rest[0]) && _rest[0] is not 'T' && _rest.IndexOf('時') < 0)
            {
                return false;
            }

            _rest = _rest[0] is 'T' ? _rest[1..] : _rest;
            if (!TryNumber(out var hour, out var digits) || digits > 2 || hour > 23 || !TryTake(out var separator))
            {
                return false;
            }

            if (separator is '時')
            {
                return TryJapaneseMinutes();
            }

            if (separator is not ':' || !TryMinutes(out var seconds))
            {
                return false;
            }

            if (seconds && _rest is ['.', ..])
            {
                _rest = _rest[1..];
                if (!TryNumber(out _, out _))
                {
                    return false;
                }
            }

            return TryOffset(out hasOffset);
        }

        private bool TryMinutes(out bool seconds)
        {
            seconds = false;
            if (!TrySexagesimal())
            {
                return false;
            }

            seconds = _rest is [':', ..];
            if (!seconds)
            {
                return true;
            }

            _rest = _rest[1..];
            return TrySexagesimal();
        }

        private bool TryJapaneseMinutes()
        {
            ReadOnlySpan<char> units = "分秒";
            foreach (var unit in units)
            {
                if (_rest.IsWhiteSpace())
                {
                    return true;
                }

                if (!TrySexagesimal() || !TryTake(out var character) || character != unit)
                {
                    return false;
                }
            }

            return _rest.IsWhiteSpace();
        }

        private bool TrySexagesimal() => TryNumber(out var number, out var digits) && digits <= 2 && number < 60;

        private bool TryOffset(out bool hasOffset)
        {
            hasOffset = _rest is "Z" or ['+' or '-', _, _, ':', _, _];
            return hasOffset || _rest.IsWhiteSpace();
        }
    }
}
