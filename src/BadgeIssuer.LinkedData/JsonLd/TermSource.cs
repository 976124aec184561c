using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>A term definition as a context has it: steps 7 to 9 of Create Term Definition.</summary>
/// <remarks>A string or null means an object with <c>@id</c> alone; that object is not made, only pretended.</remarks>
internal readonly struct TermSource
{
    private readonly JsonElement _value;

    private TermSource(JsonElement value) => _value = value;

    /// <summary>Whether it is a string: a simple term, which may serve as a prefix.</summary>
    public bool IsSimple => _value.ValueKind is JsonValueKind.String;

    public static TermSource Of(JsonElement value, string term) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.String or JsonValueKind.Object
            ? new TermSource(value)
            : throw new JsonLdException(JsonLdErrorCode.InvalidTermDefinition, subject: term);

    public bool Has(string key) => TryGet(key, out _);

    public bool TryGet(string key, out JsonElement value)
    {
        if (_value.ValueKind is JsonValueKind.Object)
        {
            return _value.TryGetProperty(key, out value);
        }

        value = _value;
        return key == Keywords.Id;
    }

    /// <summary>Step 26.</summary>
    public void RefuseOtherEntries(string term)
    {
        if (_value.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        foreach (var entry in _value.EnumerateObject())
        {
            if (entry.Name is not (Keywords.Id or Keywords.Reverse or Keywords.Container or Keywords.Context
                or Keywords.Direction or Keywords.Index or Keywords.Language or Keywords.Nest or Keywords.Prefix
                or Keywords.Protected or Keywords.Type))
            {
                throw new JsonLdException(JsonLdErrorCode.InvalidTermDefinition, subject: term);
            }
        }
    }
}
