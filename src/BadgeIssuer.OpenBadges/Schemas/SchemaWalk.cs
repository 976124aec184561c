using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>One check of one document: where it is, and what it has found.</summary>
/// <remarks>
/// Names and texts are compared as the UTF-8 bytes of the document; only one that is escaped is unescaped first. It
/// never throws because of the document, not even where that was not read by <see cref="StrictJson"/>.
/// </remarks>
internal ref struct SchemaWalk(Span<SchemaWalk.Step> path)
{
    /// <summary>The most violations that are listed.</summary>
    public const int MaximumProblems = 200;

    /// <summary>The deepest object or array that is followed.</summary>
    public const int MaximumDepth = StrictJson.MaximumDepth;

    private readonly Span<Step> _path = path;
    private int _depth;
    private List<Problem>? _problems;

    /// <summary>One step of a JSON Pointer: a property, or an index where there is no name.</summary>
    public readonly record struct Step(string? Name, int Index);

    /// <summary>What was found, in the document's order.</summary>
    public readonly ImmutableArray<Problem> Problems => _problems is null ? [] : [.. _problems];

    /// <summary>Whether an object has a property whose value is <c>true</c>.</summary>
    public static bool IsTrue(JsonElement element, ReadOnlySpan<byte> name)
    {
        var isTrue = false;
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property).SequenceEqual(name))
            {
                isTrue = property.Value.ValueKind is JsonValueKind.True;
            }
        }

        return isTrue;
    }

    /// <summary>Checks that an element is an object of a class.</summary>
    public void CheckObject(JsonElement element, ClassRule rule)
    {
        rule = FormOf(element, rule);
        ulong found = 0;

        foreach (var property in element.EnumerateObject())
        {
            var index = IndexOf(property, rule);
            if (index < 0)
            {
                if (rule.IsClosed)
                {
                    AddAt(property, SchemaProblemCodes.UnknownProperty, rule.Name);
                }

                continue;
            }

            found |= 1UL << index;
            if (Enter(rule.Properties[index].Name, 0))
            {
                CheckProperty(property.Value, rule.Properties[index]);
                _depth--;
            }
        }

        CheckPresence(rule, found);
    }

    private void CheckPresence(ClassRule rule, ulong found)
    {
        for (var i = 0; i < rule.Properties.Length; i++)
        {
            if (rule.Properties[i].IsRequired && (found & (1UL << i)) == 0)
            {
                Add(SchemaProblemCodes.Required, rule.Properties[i].Name);
            }
        }

        foreach (var group in rule.AnyOf)
        {
            var any = false;
            foreach (var index in group)
            {
                any |= (found & (1UL << index)) != 0;
            }

            if (!any)
            {
                Add(SchemaProblemCodes.RequiredOneOf, string.Join(", ", group.Select(index => rule.Properties[index].Name)));
            }
        }
    }

    private void CheckProperty(JsonElement value, PropertyRule rule)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            if (rule.IsMultiple && !rule.IsCompactable)
            {
                Add(SchemaProblemCodes.NotArray, rule.Name);
            }

            CheckValue(value, rule);
        }
        else if (!rule.IsMultiple)
        {
            Add(SchemaProblemCodes.NotSingle, rule.Name);
        }
        else
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (Enter(null, index++))
                {
                    CheckValue(item, rule);
                    _depth--;
                }
            }

            if (index < rule.Minimum)
            {
                Add(SchemaProblemCodes.TooFew, rule.Name, rule.Minimum.ToString(CultureInfo.InvariantCulture));
            }

            CheckItems(value, rule);
        }

        CheckContains(value, rule);
    }

    private void CheckValue(JsonElement value, PropertyRule rule)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when rule.Text is { } text:
                CheckText(value, rule, text);
                break;

            case JsonValueKind.Object when rule.Object is { } objectRule:
                CheckObject(value, objectRule);
                break;

            case JsonValueKind.Object when rule.AllowsAnyObject:
            case JsonValueKind.Number when rule.AllowsNumber:
            case JsonValueKind.True or JsonValueKind.False when rule.AllowsBoolean:
                break;

            default:
                Add(SchemaProblemCodes.WrongType, rule.Name, rule.TypeName);
                break;
        }
    }

    private void CheckText(JsonElement value, PropertyRule rule, TextRule text)
    {
        var bytes = TextOf(value);
        if (text.IsSatisfiedBy is { } isSatisfiedBy && !isSatisfiedBy(bytes))
        {
            Add(text.IsEnumeration ? SchemaProblemCodes.Constraint : SchemaProblemCodes.Malformed, rule.Name, text.TypeName);
        }

        if (rule.EqualTo is { } expected && !bytes.SequenceEqual(expected))
        {
            Add(SchemaProblemCodes.Constraint, rule.Name, Encoding.UTF8.GetString(expected));
        }
    }

    private void CheckItems(JsonElement array, PropertyRule rule)
    {
        var length = array.GetArrayLength();
        for (var i = 0; i < rule.Items.Length; i++)
        {
            var expected = rule.Items[i];
            var text = i < length && array[i].ValueKind is JsonValueKind.String ? TextOf(array[i]) : [];
            var fits = expected is [] ? TextForms.IsOpenBadges3Context(text) : text.SequenceEqual(expected);
            if (!fits && Enter(null, i))
            {
                Add(SchemaProblemCodes.Context, expected is [] ? ContextIris.OpenBadgesV3 : Encoding.UTF8.GetString(expected));
                _depth--;
            }
        }
    }

    private void CheckContains(JsonElement value, PropertyRule rule)
    {
        for (var i = 0; i < rule.Contains.Length; i++)
        {
            var any = false;
            if (value.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                {
                    any |= IsOneOf(item, rule.Contains[i]);
                }
            }
            else
            {
                any = IsOneOf(value, rule.Contains[i]);
            }

            if (any)
            {
                continue;
            }

            if (rule.Name == "@context")
            {
                Add(SchemaProblemCodes.Context, rule.ContainsText[i]);
            }
            else
            {
                Add(SchemaProblemCodes.Constraint, rule.Name, rule.ContainsText[i]);
            }
        }
    }

    private static bool IsOneOf(JsonElement value, byte[][] texts)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var bytes = TextOf(value);
        foreach (var text in texts)
        {
            if (bytes.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }

    // A credential says by its first context which form of its class it has, wherever it stands.
    private static ClassRule FormOf(JsonElement element, ClassRule rule)
    {
        if (rule.OlderForm is null && rule.NewerForm is null)
        {
            return rule;
        }

        var isOlder = false;
        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is var name && name.SequenceEqual("@context"u8))
            {
                var context = property.Value;
                isOlder = context.ValueKind is JsonValueKind.Array
                    && context.GetArrayLength() > 0
                    && context[0].ValueKind is JsonValueKind.String
                    && TextOf(context[0]).SequenceEqual("https://www.w3.org/2018/credentials/v1"u8);
                break;
            }
        }

        return (isOlder ? rule.OlderForm : rule.NewerForm) ?? rule;
    }

    private static int IndexOf(JsonProperty property, ClassRule rule) => rule.IndexOf(NameOf(property));

    private static ReadOnlySpan<byte> NameOf(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\') ? Unescaped(property, static item => item.Name) : raw;
    }

    private static ReadOnlySpan<byte> TextOf(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Unescaped(text, static item => item.GetString()!) : raw;
    }

    private static ReadOnlySpan<byte> Unescaped<T>(T element, Func<T, string> read)
    {
        try
        {
            return Encoding.UTF8.GetBytes(read(element));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair. No name, term or form contains one.
            return "\uFFFD"u8;
        }
    }

    private bool Enter(string? name, int index)
    {
        if (_depth == _path.Length)
        {
            Add(SchemaProblemCodes.TooDeep, MaximumDepth.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        _path[_depth++] = new Step(name, index);
        return true;
    }

    private void AddAt(JsonProperty property, string code, params ReadOnlySpan<string> arguments)
    {
        if (Enter(Encoding.UTF8.GetString(NameOf(property)), 0))
        {
            Add(code, arguments);
            _depth--;
        }
    }

    private void Add(string code, params ReadOnlySpan<string> arguments)
    {
        _problems ??= [];
        if (_problems.Count < MaximumProblems)
        {
            _problems.Add(Problem.At(Pointer(), code, arguments));
        }
        else if (_problems.Count == MaximumProblems)
        {
            _problems.Add(Problem.Of(SchemaProblemCodes.TooMany, MaximumProblems.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private readonly string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var step in _path[.._depth])
        {
            pointer.Append('/');
            if (step.Name is null)
            {
                pointer.Append(step.Index);
            }
            else
            {
                pointer.Append(step.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }
        }

        return pointer.ToString();
    }
}
