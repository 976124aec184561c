using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace BadgeIssuer.Securing;

/// <summary>Reads the small JSON objects of envelopes and key files: no name twice, no comment, nothing after the end.</summary>
internal static class StrictObject
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Parses; the caller disposes the document.</summary>
    /// <returns>
    /// <see langword="false"/> if the bytes are not UTF-8, not one JSON object, or have a name twice, escaped or not.
    /// </returns>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(utf8.Span))
        {
            return false;
        }

        try
        {
            document = JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // A name that is no Unicode text: the search for names that stand twice stumbles over it.
            return false;
        }

        if (document.RootElement.ValueKind is JsonValueKind.Object)
        {
            return true;
        }

        document.Dispose();
        document = null;
        return false;
    }
}
