using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing;

/// <summary>Reads one JSON object that a person wrote, member by member, and notes everything that is wrong with it.</summary>
/// <remarks>
/// <para>Nothing is guessed and nothing is passed over: a member that nobody asked for, a member that is missing and a
/// value that is not what was asked for each become a <see cref="Problem"/> with its pointer, so that whoever wrote
/// the file can mend it all at once. A reading that noted a problem returns a stand-in, which must not be used.</para>
/// <para>Call <see cref="Finish"/> when all members were asked for.</para>
/// </remarks>
public sealed class JsonMembers
{
    private readonly JsonElement _object;
    private readonly string _pointer;
    private readonly JsonMemberCodes _codes;
    private readonly ICollection<Problem> _problems;
    private readonly List<string> _asked = [];

    private JsonMembers(JsonElement value, string pointer, JsonMemberCodes codes, ICollection<Problem> problems) =>
        (_object, _pointer, _codes, _problems) = (value, pointer, codes, problems);

    /// <summary>Begins to read an object.</summary>
    /// <param name="value">The object; anything else is noted as a problem and reads as an empty object.</param>
    /// <param name="pointer">Where it stands: a JSON Pointer, with a file's name and <c>#</c> before it at need.</param>
    /// <param name="codes">The codes of the room.</param>
    /// <param name="problems">Where problems are noted.</param>
    public static JsonMembers Of(
        JsonElement value, string pointer, JsonMemberCodes codes, ICollection<Problem> problems)
    {
        var members = new JsonMembers(value, pointer, codes, problems);
        if (value.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(Problem.At(pointer, codes.Invalid, LastSegment(pointer), "{…}"));
        }

        return members;
    }

    /// <summary>Where a member of this object stands.</summary>
    public string PointerTo(string name) => $"{_pointer}/{Escape(name)}";

    /// <summary>Whether the member is there.</summary>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>A text that must be there, not blank, and at most <paramref name="maximum"/> UTF-16 units long.</summary>
    public string Text(string name, int maximum = 4000) => OptionalText(name, maximum) ?? Missing(name, "\"…\"", "");

    /// <summary>A text, or <see langword="null"/> where the member is absent.</summary>
    public string? OptionalText(string name, int maximum = 4000)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            var text = value.GetString()!;
            if (!string.IsNullOrWhiteSpace(text) && text.Length <= maximum && !text.Contains('\0', StringComparison.Ordinal))
            {
                return text;
            }
        }

        return Invalid(name, string.Create(CultureInfo.InvariantCulture, $"\"…\" (1–{maximum})"), "");
    }

    /// <summary>A text that <paramref name="accepts"/> takes, or <see langword="null"/> where the member is absent.</summary>
    /// <param name="name">The member.</param>
    /// <param name="accepts">Says whether the text will do.</param>
    /// <param name="expected">What will do, in notation and not in words: <c>https://…</c>.</param>
    public string? OptionalText(string name, Func<string, bool> accepts, string expected)
    {
        ArgumentNullException.ThrowIfNull(accepts);
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.String && accepts(value.GetString()!)
            ? value.GetString()
            : Invalid(name, expected, "");
    }

    /// <summary>A text that must be there and that <paramref name="accepts"/> takes.</summary>
    public string Text(string name, Func<string, bool> accepts, string expected) =>
        OptionalText(name, accepts, expected) ?? Missing(name, expected, "");

    /// <summary>One of a closed list of texts; <paramref name="absent"/> where the member is absent.</summary>
    /// <returns>The value that the text stands for.</returns>
    public T Choice<T>(string name, IReadOnlyList<(string Text, T Value)> choices, T absent)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (!TryGet(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            foreach (var (text, choice) in choices)
            {
                if (value.ValueEquals(text))
                {
                    return choice;
                }
            }
        }

        return Invalid(name, string.Join(" | ", choices.Select(choice => $"\"{choice.Text}\"")), absent);
    }

    /// <summary>An integer in a range; <paramref name="absent"/> where the member is absent.</summary>
    public int Integer(string name, int minimum, int maximum, int absent)
    {
        if (!TryGet(name, out var value))
        {
            return absent;
        }

        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number)
            && number >= minimum && number <= maximum
                ? number
                : Invalid(name, string.Create(CultureInfo.InvariantCulture, $"{minimum}–{maximum}"), absent);
    }

    /// <summary>An integer in a range, which must be there.</summary>
    public int Integer(string name, int minimum, int maximum) => Has(name)
        ? Integer(name, minimum, maximum, minimum)
        : Missing(name, string.Create(CultureInfo.InvariantCulture, $"{minimum}–{maximum}"), minimum);

    /// <summary>A truth value; <paramref name="absent"/> where the member is absent.</summary>
    public bool Flag(string name, bool absent)
    {
        if (!TryGet(name, out var value))
        {
            return absent;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Invalid(name, "true | false", absent);
    }

    /// <summary>A day, <c>yyyy-MM-dd</c>, which must be there.</summary>
    public DateOnly Day(string name)
    {
        const string Form = "yyyy-MM-dd";
        if (!TryGet(name, out var value))
        {
            return Missing(name, Form, default(DateOnly));
        }

        return value.ValueKind is JsonValueKind.String && DateOnly.TryParseExact(
            value.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : Invalid(name, Form, default(DateOnly));
    }

    /// <summary>A text in both languages, <c>{"ja":…,"en":…}</c>, which must be there.</summary>
    public LocalizedText Localized(string name, int maximum = 4000) =>
        OptionalLocalized(name, maximum) ?? Missing(name, "{\"ja\", \"en\"}", new LocalizedText("", ""));

    /// <summary>A text in both languages, or <see langword="null"/> where the member is absent.</summary>
    public LocalizedText? OptionalLocalized(string name, int maximum = 4000)
    {
        if (Object(name) is not { } members)
        {
            return null;
        }

        var text = new LocalizedText(members.Text("ja", maximum), members.Text("en", maximum));
        members.Finish();
        return text;
    }

    /// <summary>The object that the member holds, or <see langword="null"/> where the member is absent.</summary>
    public JsonMembers? Object(string name) =>
        TryGet(name, out var value) ? Of(value, PointerTo(name), _codes, _problems) : null;

    /// <summary>The object that the member holds, which must be there; read as an empty one where it is not.</summary>
    public JsonMembers RequiredObject(string name) =>
        Object(name) ?? Missing(name, "{…}", new JsonMembers(default, PointerTo(name), _codes, []));

    /// <summary>The items of an array with their places; none where the member is absent.</summary>
    public ImmutableArray<(JsonElement Value, string Pointer)> Items(string name)
    {
        if (!TryGet(name, out var value))
        {
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            return Invalid(name, "[…]", ImmutableArray<(JsonElement, string)>.Empty);
        }

        return [.. value.EnumerateArray().Select((item, index) =>
            (item, string.Create(CultureInfo.InvariantCulture, $"{PointerTo(name)}/{index}")))];
    }

    /// <summary>The texts of an array, each not blank; none where the member is absent.</summary>
    public ImmutableArray<string> Texts(string name, int maximum = 400)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (value, pointer) in Items(name))
        {
            if (value.ValueKind is JsonValueKind.String && value.GetString() is { } text
                && !string.IsNullOrWhiteSpace(text) && text.Length <= maximum)
            {
                texts.Add(text);
            }
            else
            {
                _problems.Add(Problem.At(pointer, _codes.Invalid, name, "\"…\""));
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Notes a value that was read but will not do.</summary>
    /// <param name="name">The member.</param>
    /// <param name="expected">What would do, in notation.</param>
    public void Refuse(string name, string expected) => Invalid(name, expected, 0);

    /// <summary>Notes every member that nobody asked for.</summary>
    public void Finish()
    {
        if (_object.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in _object.EnumerateObject())
        {
            if (!_asked.Contains(member.Name, StringComparer.Ordinal))
            {
                _problems.Add(Problem.At(
                    PointerTo(member.Name), _codes.Unknown, member.Name, string.Join(", ", _asked.Distinct())));
            }
        }
    }

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        _asked.Add(name);
        return _object.ValueKind is JsonValueKind.Object && _object.TryGetProperty(name, out value);
    }

    private T Missing<T>(string name, string expected, T standIn)
    {
        if (_object.ValueKind is JsonValueKind.Object)
        {
            _problems.Add(Problem.At(PointerTo(name), _codes.Missing, name, expected));
        }

        return standIn;
    }

    private T Invalid<T>(string name, string expected, T standIn)
    {
        _problems.Add(Problem.At(PointerTo(name), _codes.Invalid, name, expected));
        return standIn;
    }

    private static string LastSegment(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
