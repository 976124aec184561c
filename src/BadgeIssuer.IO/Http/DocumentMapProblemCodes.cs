namespace BadgeIssuer.IO.Http;

/// <summary>What can be wrong with a map of documents (<c>--documents MAP</c>).</summary>
public static class DocumentMapProblemCodes
{
    /// <summary>The file cannot be read. {0}: its path.</summary>
    public const string Unreadable = "documents.unreadable";

    /// <summary>The file is not a JSON object of entries. {0}: its path.</summary>
    public const string NotAMap = "documents.not-a-map";

    /// <summary>An entry is not of the form that is asked for. {0}: the entry's URL.</summary>
    public const string BadEntry = "documents.bad-entry";
}
