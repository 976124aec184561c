namespace BadgeIssuer.Verification;

/// <summary>Why a document could not be had. None of them says anything about a badge.</summary>
public static class FetchProblemCodes
{
    /// <summary>Fetching is switched off. {0}: the URL.</summary>
    public const string Offline = "fetch.offline";

    /// <summary>The map of documents does not hold the address. {0}: the URL.</summary>
    public const string NotInMap = "fetch.not-in-map";

    /// <summary>The map names a file that cannot be read. {0}: the URL.</summary>
    public const string MapFileUnreadable = "fetch.map-file-unreadable";

    /// <summary>The address has a scheme, host, port or form that is not fetched. {0}: the URL.</summary>
    public const string UrlNotAllowed = "fetch.url-not-allowed";

    /// <summary>The host's network address is not a public one. {0}: the host.</summary>
    public const string AddressNotAllowed = "fetch.address-not-allowed";

    /// <summary>The host's name does not resolve. {0}: the host.</summary>
    public const string NameNotResolved = "fetch.name-not-resolved";

    /// <summary>The host refused or broke the connection, or answered in no way that can be read. {0}: the URL.</summary>
    public const string ConnectionFailed = "fetch.connection-failed";

    /// <summary>The answer took too long. {0}: the URL.</summary>
    public const string TimedOut = "fetch.timed-out";

    /// <summary>The answer is too large. {0}: the URL. {1}: the limit in bytes.</summary>
    public const string TooLarge = "fetch.too-large";

    /// <summary>The address leads from one to the next too often, or nowhere. {0}: the URL.</summary>
    public const string TooManyRedirects = "fetch.too-many-redirects";

    /// <summary>One badge asked for too many documents. {0}: the limit.</summary>
    public const string TooManyDocuments = "fetch.too-many-documents";

    /// <summary>Something answered with a status that leaves the question open. {0}: the URL. {1}: the status.</summary>
    public const string UnexpectedStatus = "fetch.unexpected-status";
}
