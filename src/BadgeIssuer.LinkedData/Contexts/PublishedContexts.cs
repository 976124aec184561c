using System.Text.Json;
using BadgeIssuer.LinkedData.JsonLd;

namespace BadgeIssuer.LinkedData.Contexts;

/// <summary>The contexts that are embedded: those of credentials, their proofs and status lists, keys and badges.</summary>
/// <remarks>
/// They are data of this assembly and stand in <c>schemas/contexts</c>, where it is also said which published document
/// each restates.
/// </remarks>
public static class PublishedContexts
{
    private static readonly Lazy<ContextStore> Loaded = new(Load);

    /// <summary>The contexts, by every IRI that they are known by. Read once, when it is first asked for.</summary>
    public static ContextStore Store => Loaded.Value;

    private static ContextStore Load()
    {
        using var index = JsonDocument.Parse(Read("index.json"));
        return ContextStore.Create(index.RootElement.EnumerateObject()
            .Select(entry => KeyValuePair.Create(entry.Name, Read(entry.Value.GetString()!))));
    }

    private static ReadOnlyMemory<byte> Read(string file)
    {
        using var stream = typeof(PublishedContexts).Assembly.GetManifestResourceStream("contexts/" + file)
            ?? throw new InvalidOperationException($"The resource contexts/{file} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
