namespace BadgeIssuer.OpenBadges;

/// <summary>Why bytes were not read as JSON. The first argument of each is named beside it.</summary>
public static class JsonProblemCodes
{
    /// <summary>More bytes than the limit. Arguments: bytes, limit.</summary>
    public const string TooLarge = "format.too-large";

    /// <summary>A byte order mark stands before the value.</summary>
    public const string ByteOrderMark = "format.json-bom";

    /// <summary>The bytes are not UTF-8. Argument: offset of the first bad byte.</summary>
    public const string NotUtf8 = "format.json-not-utf8";

    /// <summary>The grammar of RFC 8259 is broken. Arguments: line and byte in it, both from 1.</summary>
    public const string Malformed = "format.json-malformed";

    /// <summary>Something other than white space follows the value. Argument: offset of it.</summary>
    public const string TrailingData = "format.json-trailing-data";

    /// <summary>Objects and arrays nest deeper than the limit. Argument: limit.</summary>
    public const string TooDeep = "format.json-too-deep";

    /// <summary>An object has a name twice, escaped or not.</summary>
    public const string DuplicateName = "format.json-duplicate-name";

    /// <summary>A string or a name has half of a surrogate pair. Argument: byte offset of the string.</summary>
    public const string LoneSurrogate = "format.json-lone-surrogate";

    /// <summary>A number is beyond what a double can hold. Argument: byte offset of the number.</summary>
    public const string NumberNotFinite = "format.json-number-not-finite";
}
