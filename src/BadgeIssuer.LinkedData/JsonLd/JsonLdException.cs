namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>A JSON-LD document or context cannot be processed.</summary>
/// <remarks>The message names the code and, where there is one, the place; it never repeats a value.</remarks>
public sealed class JsonLdException : Exception
{
    /// <summary>An error at a place.</summary>
    /// <param name="code">What is wrong.</param>
    /// <param name="pointer">A JSON Pointer (RFC 6901) into the document, or null where there is no one place.</param>
    /// <param name="subject">The term, key or IRI that it is about, or null. Never a value of the document.</param>
    /// <param name="innerException">What this error wraps, e.g. the error inside a scoped context.</param>
    public JsonLdException(
        JsonLdErrorCode code, string? pointer = null, string? subject = null, Exception? innerException = null)
        : base(Describe(code, pointer, subject), innerException)
    {
        Code = code;
        Pointer = pointer;
        Subject = subject;
    }

    /// <summary>What is wrong.</summary>
    public JsonLdErrorCode Code { get; }

    /// <summary>Where, as a JSON Pointer; empty for the whole document; null where it is not in the document.</summary>
    public string? Pointer { get; }

    /// <summary>The term, key or IRI that it is about, or null.</summary>
    public string? Subject { get; }

    private static string Describe(JsonLdErrorCode code, string? pointer, string? subject) =>
        (pointer, subject) switch
        {
            (null, null) => code.Text(),
            (null, _) => $"{code.Text()}: {subject}",
            (_, null) => $"{code.Text()} at '{pointer}'",
            _ => $"{code.Text()} at '{pointer}': {subject}",
        };
}
