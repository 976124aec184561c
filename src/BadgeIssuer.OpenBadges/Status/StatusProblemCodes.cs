namespace BadgeIssuer.OpenBadges.Status;

/// <summary>Why a status list, or an entry of one, was not read.</summary>
public static class StatusProblemCodes
{
    /// <summary>The list is not <c>u</c> and base64url without padding.</summary>
    public const string NotMultibaseBase64Url = "status.not-multibase-base64url";

    /// <summary>The list is not one whole GZIP stream.</summary>
    public const string NotGzip = "status.not-gzip";

    /// <summary>The list is shorter than the specification allows. Arguments: bytes, least bytes.</summary>
    public const string ListTooShort = "status.list-too-short";

    /// <summary>The list is longer than the limit. Argument: limit in bytes.</summary>
    public const string ListTooLong = "status.list-too-long";

    /// <summary>The credential's status is of a type that is not read here. Argument: the type, if it is a text.</summary>
    public const string UnknownType = "status.unknown-type";

    /// <summary>An entry lacks something, or has it in another form. Argument: property.</summary>
    public const string EntryMalformed = "status.entry-malformed";

    /// <summary>The index is not a decimal number in its one canonical form.</summary>
    public const string IndexMalformed = "status.index-malformed";

    /// <summary>What the entry points at is not a status list credential. Argument: property.</summary>
    public const string ListMalformed = "status.list-malformed";
}
