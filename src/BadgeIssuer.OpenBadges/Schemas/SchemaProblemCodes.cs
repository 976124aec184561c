namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>How a document departs from the data model of its standard. The pointer says where.</summary>
public static class SchemaProblemCodes
{
    /// <summary>A required property is missing; the pointer is its object's. Argument: property.</summary>
    public const string Required = "schema.required";

    /// <summary>None of several properties is there; the pointer is their object's. Argument: the properties.</summary>
    public const string RequiredOneOf = "schema.required-one-of";

    /// <summary>A value of the wrong JSON kind, null too. Arguments: property, expected type.</summary>
    public const string WrongType = "schema.type";

    /// <summary>A text that is not of the form its type asks for. Arguments: property, expected type.</summary>
    public const string Malformed = "schema.value";

    /// <summary>A single value where an array is asked for. Argument: property.</summary>
    public const string NotArray = "schema.not-array";

    /// <summary>An array where a single value is asked for. Argument: property.</summary>
    public const string NotSingle = "schema.not-single";

    /// <summary>Fewer values than the least. Arguments: property, least number.</summary>
    public const string TooFew = "schema.too-few";

    /// <summary>A text that is none of those allowed, or a type that is missing. Arguments: property, allowed.</summary>
    public const string Constraint = "schema.constraint";

    /// <summary>A context is missing or not in its place. Argument: the context expected.</summary>
    public const string Context = "schema.context";

    /// <summary>A property that the class does not have, where the class allows no others. Argument: class.</summary>
    public const string UnknownProperty = "schema.unknown-property";

    /// <summary>Objects nest deeper than is followed. Argument: limit.</summary>
    public const string TooDeep = "schema.too-deep";

    /// <summary>There are more violations than are listed. Argument: how many are.</summary>
    public const string TooMany = "schema.too-many";
}
