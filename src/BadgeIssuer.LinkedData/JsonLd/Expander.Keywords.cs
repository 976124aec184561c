using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 13.4 and 14: the entries that are keywords.</content>
internal sealed partial class Expander
{
    // 13.4
    private void ExpandKeyword(
        Frame frame, ActiveContext active, string keyword, string key, JsonElement value, ExpandedElement result)
    {
        // 13.4.1
        if (frame.ActiveProperty == Keywords.Reverse)
        {
            throw Error(JsonLdErrorCode.InvalidReversePropertyMap, key);
        }

        // 13.4.2
        if (HasEntry(result, keyword))
        {
            throw Error(JsonLdErrorCode.CollidingKeywords, key);
        }

        _path.Enter(key);
        switch (keyword)
        {
            case Keywords.Id:
                ExpandId(active, value, result);
                break;

            case Keywords.Type:
                ExpandType(frame, value, result);
                break;

            // 13.4.5
            case Keywords.Graph:
                result.Graph = Expand(active, Keywords.Graph, value, frame.BaseUrl, fromMap: false).ToArray();
                break;

            case Keywords.Included:
                ExpandIncluded(frame, active, value, result);
                break;

            case Keywords.Value:
                ExpandValue(frame, value, result);
                break;

            // 13.4.8
            case Keywords.Language:
                result.Language = value.ValueKind is JsonValueKind.String
                    ? value.GetString()!.ToLowerInvariant()
                    : throw Error(JsonLdErrorCode.InvalidLanguageTaggedString);
                break;

            // 13.4.9
            case Keywords.Direction when !processor.IsMode10:
                result.Direction = value.ValueKind is JsonValueKind.String && value.GetString() is "ltr" or "rtl"
                    ? value.GetString()
                    : throw Error(JsonLdErrorCode.InvalidBaseDirection);
                break;

            // 13.4.10
            case Keywords.Index:
                result.Index = value.ValueKind is JsonValueKind.String
                    ? value.GetString()
                    : throw Error(JsonLdErrorCode.InvalidIndexValue);
                if (options.Safe)
                {
                    throw Error(JsonLdErrorCode.DroppedValue);
                }

                break;

            // 13.4.11
            case Keywords.List:
                if (frame.ActiveProperty is null or Keywords.Graph)
                {
                    Drop();
                    break;
                }

                result.List = Expand(active, frame.ActiveProperty, value, frame.BaseUrl, fromMap: false).ToArray();
                break;

            // 13.4.12
            case Keywords.Set:
                result.Set = Expand(active, frame.ActiveProperty, value, frame.BaseUrl, fromMap: false).ToArray();
                break;

            case Keywords.Reverse:
                ExpandReverse(frame, active, value, result);
                break;

            default:
                // @direction and @included in mode 1.0, and keywords that have no business here.
                if (options.Safe)
                {
                    throw Error(JsonLdErrorCode.UndefinedTerm);
                }

                break;
        }

        _path.Leave();
    }

    private static bool HasEntry(ExpandedElement result, string keyword) => keyword switch
    {
        Keywords.Id => result.HasId,
        Keywords.Graph => result.Graph is not null,
        Keywords.Value => result.HasValue,
        Keywords.Language => result.Language is not null,
        Keywords.Direction => result.Direction is not null,
        Keywords.Index => result.Index is not null,
        Keywords.List => result.List is not null,
        Keywords.Set => result.Set is not null,
        Keywords.Reverse => result.HasReverse,
        _ => false,
    };

    // 13.4.3
    private void ExpandId(ActiveContext active, JsonElement value, ExpandedElement result)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            throw Error(JsonLdErrorCode.InvalidIdValue);
        }

        result.HasId = true;
        result.Id = IriExpander.Expand(active, value.GetString(), documentRelative: true, vocab: false);
        CheckReference(result.Id, null);
    }

    // 13.4.4
    private void ExpandType(Frame frame, JsonElement value, ExpandedElement result)
    {
        // 13.4.4.1
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Array)
            || (value.ValueKind is JsonValueKind.Array
                && value.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String)))
        {
            throw Error(JsonLdErrorCode.InvalidTypeValue);
        }

        // 13.4.4.4, 13.4.4.5
        result.TypesAreArray |= value.ValueKind is JsonValueKind.Array || result.Types is not null;
        result.Types ??= [];
        foreach (var text in Strings(value))
        {
            var type = IriExpander.Expand(frame.TypeScoped, text, documentRelative: true);
            if (type != Keywords.Json)
            {
                CheckReference(type, null);
            }

            if (type is not null)
            {
                result.Types.Add(type);
            }
        }
    }

    // 13.4.6
    private void ExpandIncluded(Frame frame, ActiveContext active, JsonElement value, ExpandedElement result)
    {
        // 13.4.6.1
        if (processor.IsMode10)
        {
            return;
        }

        // 13.4.6.2 to 13.4.6.4
        var included = Expand(active, null, value, frame.BaseUrl, fromMap: false).ToArray();
        if (included.Count == 0 && value.ValueKind is not JsonValueKind.Array
            || included.Exists(item => !item.IsNodeObject))
        {
            throw Error(JsonLdErrorCode.InvalidIncludedValue);
        }

        (result.Included ??= []).AddRange(included);
    }

    // 13.4.7
    private void ExpandValue(Frame frame, JsonElement value, ExpandedElement result)
    {
        // 13.4.7.1
        if (frame.InputType == Keywords.Json)
        {
            if (processor.IsMode10)
            {
                throw Error(JsonLdErrorCode.InvalidValueObjectValue);
            }

            result.Json = value;
        }
        else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            // 13.4.7.2
            throw Error(JsonLdErrorCode.InvalidValueObjectValue);
        }
        else if (value.ValueKind is JsonValueKind.String)
        {
            // 13.4.7.3
            result.Text = value.GetString();
        }
        else
        {
            // 13.4.7.4: null is kept for step 15.
            result.Json = value;
        }

        result.HasValue = true;
    }

    // 13.4.13
    private void ExpandReverse(Frame frame, ActiveContext active, JsonElement value, ExpandedElement result)
    {
        // 13.4.13.1
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw Error(JsonLdErrorCode.InvalidReverseValue);
        }

        // 13.4.13.2
        result.HasReverse = true;
        var expanded = Expand(active, Keywords.Reverse, value, frame.BaseUrl, fromMap: false).Map;

        // 13.4.13.3
        foreach (var (property, items) in expanded?.Reverse ?? [])
        {
            result.Values(property).AddRange(items);
        }

        // 13.4.13.4
        foreach (var (property, items) in expanded?.Properties ?? [])
        {
            foreach (var item in items)
            {
                AddReverse(result, property, item);
            }
        }
    }

    private void AddReverse(ExpandedElement result, string property, ExpandedElement item)
    {
        if (item.IsValueObject || item.IsListObject)
        {
            throw Error(JsonLdErrorCode.InvalidReversePropertyValue);
        }

        result.AddReverse(property, item);
    }
}
