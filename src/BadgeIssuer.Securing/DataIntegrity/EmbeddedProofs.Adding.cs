using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <content>Making proofs.</content>
public sealed partial class EmbeddedProofs
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Two threads may overwrite each other's; either is whole.
    private ConfiguredProof? _lastConfigured;

    /// <summary>Secures a document that the caller made itself.</summary>
    /// <inheritdoc cref="TryAdd" path="/param"/>
    /// <returns>The document with the proof.</returns>
    /// <exception cref="ArgumentException">
    /// The suite signs nothing or does not take the key, or the document cannot be secured.
    /// </exception>
    public byte[] Add(ReadOnlyMemory<byte> document, SigningKey key, Cryptosuite suite, ProofOptions options) =>
        TryAdd(document, key, suite, options, out var secured, out var problem)
            ? secured
            : throw new ArgumentException($"The document cannot be secured: {problem.Code} at '{problem.Pointer}'.", nameof(document));

    /// <summary>Secures a document.</summary>
    /// <param name="document">
    /// One JSON object in UTF-8. It is not changed but that a proof is added as the last member, in an array of one, or
    /// at the end of the array of proofs that it has; and that a context for proofs is added where it has none.
    /// </param>
    /// <param name="key">The key.</param>
    /// <param name="suite">A suite that signs and takes the key.</param>
    /// <param name="options">What the proof says.</param>
    /// <param name="secured">The document with the proof, if this returns true.</param>
    /// <param name="problem">Otherwise why it cannot be secured.</param>
    /// <exception cref="ArgumentException">The suite signs nothing, or does not take the key.</exception>
    public bool TryAdd(
        ReadOnlyMemory<byte> document,
        SigningKey key,
        Cryptosuite suite,
        ProofOptions options,
        [NotNullWhen(true)] out byte[]? secured,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(options);
        if (!suite.Signs || !suite.Fits(key.Kind))
        {
            throw new ArgumentException($"{suite} makes no proofs with a key of kind {key.Kind}.", nameof(suite));
        }

        secured = null;
        if (!Utf8.IsValid(document.Span))
        {
            problem = Unreadable();
            return false;
        }

        try
        {
            using var given = JsonDocument.Parse(document, Strict);
            var text = JsonSplice.InjectContext(document, given.RootElement);
            using var injected = text.Equals(document) ? null : JsonDocument.Parse(text, Strict);
            var root = (injected ?? given).RootElement;
            problem = Sign(root, key, suite, options, out var proof);
            secured = problem is null ? JsonSplice.AppendProof(text, root, proof) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException and not ObjectDisposedException)
        {
            problem = Unreadable();
        }

        return secured is not null;
    }

    private ProofProblem? Sign(
        JsonElement document, SigningKey key, Cryptosuite suite, ProofOptions options, out byte[] proof)
    {
        proof = [];
        if (document.ValueKind is not JsonValueKind.Object)
        {
            return Unreadable();
        }

        if (FindPrevious(document, options.PreviousProofs.AsSpan(), "", out var previous) is { } missing)
        {
            return missing;
        }

        if (!TryConfigure(Contexts(document), suite, key.Kind, options, out var configured, out var problem))
        {
            return problem;
        }

        using var stripped = document.TryGetProperty("proof"u8, out _) ? SignedJson.Unsecured(document, previous) : null;
        Span<byte> hashes = stackalloc byte[2 * configured.Hash.Length];
        configured.Hash.CopyTo(hashes);
        if (!TryHash(
            stripped?.RootElement ?? document, suite, key.Kind, "", hashes[configured.Hash.Length..], out problem))
        {
            return problem;
        }

        if (!suite.IsLinkedData)
        {
            using var said = JsonDocument.Parse(configured.Text);
            if (CheckMeaning(document, said.RootElement, "/proof") is { } meaningless)
            {
                return meaningless;
            }
        }

        proof = JsonSplice.WithValue(
            configured.Text.Span, ProofValue.Encode(key.Sign(Cryptosuite.AlgorithmFor(key.Kind), hashes)));
        return null;
    }

    private bool TryConfigure(
        JsonElement? contexts,
        Cryptosuite suite,
        KeyKind kind,
        ProofOptions options,
        [NotNullWhen(true)] out ConfiguredProof? configured,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = null;

        // Signing a batch asks for the same options again and again.
        var names = contexts is { } given ? JsonMarshal.GetRawUtf8Value(given) : default;
        configured = _lastConfigured;
        if (configured?.IsOf(suite, kind, options, names) is true)
        {
            return true;
        }

        var text = WriteProof(suite, options, suite.IsLinkedData ? null : contexts);
        using var configuration = JsonDocument.Parse(
            suite.IsLinkedData && contexts is { } inherited ? JsonSplice.WithContext(text, inherited) : text);
        var hash = new byte[Cryptosuite.HashBytes(kind)];
        if (!TryHash(configuration.RootElement, suite, kind, "/proof", hash, out problem))
        {
            configured = null;
            return false;
        }

        _lastConfigured = configured = new ConfiguredProof(suite, kind, options, names.ToArray(), text, hash);
        return true;
    }

    private static byte[] WriteProof(Cryptosuite suite, ProofOptions options, JsonElement? contexts)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(output, AsWritten))
        {
            writer.WriteStartObject();
            if (options.Id is { } id)
            {
                writer.WriteString("id"u8, id);
            }

            writer.WriteString("type"u8, suite.ProofType);
            writer.WriteString("cryptosuite"u8, suite.Name);
            WriteInstant(writer, "created"u8, options.Created);
            WriteInstant(writer, "expires"u8, options.Expires);
            writer.WriteString("verificationMethod"u8, options.VerificationMethod);
            writer.WriteString("proofPurpose"u8, AssertionMethod);
            if (options.PreviousProofs.Length > 0)
            {
                writer.WriteStartArray("previousProof"u8);
                foreach (var previous in options.PreviousProofs)
                {
                    writer.WriteStringValue(previous);
                }

                writer.WriteEndArray();
            }

            if (contexts is { } signed)
            {
                writer.WritePropertyName("@context"u8);
                signed.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void WriteInstant(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is { } said)
        {
            writer.WriteString(name, said.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        }
    }
}
