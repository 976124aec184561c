using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Jose;

/// <summary>A JWS in compact form: header, payload and signature, each base64url, with dots between.</summary>
/// <remarks>
/// <para>What parses has one form only: joining its parts again gives the same text.</para>
/// <para>Source: RFC 7515 §3.1, §5 and §7.1.</para>
/// </remarks>
public sealed class CompactJws
{
    /// <summary>The most bytes that are read: 4 MiB, some times a baked picture's worth.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private const int MaximumHeaderBytes = 64 * 1024;

    // An RSA key of 8192 bits.
    private const int MaximumSignatureBytes = 1024;

    [ThreadStatic]
    private static EncodedHeader? _lastHeader;

    private readonly byte[] _text;
    private readonly int _signedLength;
    private readonly byte[] _payload;
    private readonly byte[] _signature;

    private CompactJws(JwsHeader header, byte[] text, int signedLength, byte[] payload, byte[] signature) =>
        (Header, _text, _signedLength, _payload, _signature) = (header, text, signedLength, payload, signature);

    /// <summary>The protected header.</summary>
    public JwsHeader Header { get; }

    /// <summary>The payload, decoded. What it says is true only once <see cref="Verify(PublicKey)"/> has said so.</summary>
    public ReadOnlyMemory<byte> Payload => _payload;

    /// <summary>The signature, decoded.</summary>
    public ReadOnlyMemory<byte> Signature => _signature;

    /// <summary>Reads a compact JWS.</summary>
    /// <param name="text">ASCII, all of it; no blank or line end before or after.</param>
    /// <param name="jws">The JWS, if this returns <see langword="true"/>; its signature has not been looked at.</param>
    /// <param name="problem">Otherwise why not: one of <see cref="ProofProblemCodes"/>.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> text, [NotNullWhen(true)] out CompactJws? jws, [NotNullWhen(false)] out ProofProblem? problem)
    {
        jws = null;
        if (text.Length > MaximumBytes)
        {
            problem = ProofProblem.Of(
                ProofProblemCodes.TooLarge, MaximumBytes.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        var firstDot = text.IndexOf((byte)'.');
        var lastDot = text.LastIndexOf((byte)'.');
        if (firstDot < 0 || firstDot == lastDot || text[(firstDot + 1)..lastDot].Contains((byte)'.'))
        {
            problem = ProofProblem.Of(ProofProblemCodes.NotCompact);
            return false;
        }

        if (firstDot > MaximumHeaderBytes)
        {
            problem = ProofProblem.Of(
                ProofProblemCodes.TooLarge, MaximumHeaderBytes.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        if (!TryDecode(text[..firstDot], "header", out var headerJson, out problem)
            || !JwsHeader.TryRead(headerJson, out var header, out problem)
            || !TryDecode(text[(firstDot + 1)..lastDot], "payload", out var payload, out problem)
            || !TryDecode(text[(lastDot + 1)..], "signature", out var signature, out problem))
        {
            return false;
        }

        jws = new CompactJws(header, text[..lastDot].ToArray(), lastDot, payload, signature);
        return true;
    }

    /// <summary>Whether the signature is by <paramref name="key"/>.</summary>
    public bool Verify(PublicKey key) => Verify(key, out _);

    /// <summary>Whether the signature is by <paramref name="key"/>, and if not, why.</summary>
    /// <param name="key">A key that the issuer publishes; which one it is, is the caller's to establish.</param>
    /// <param name="problem">As <see cref="PublicKey.Verify(JwsAlgorithm, ReadOnlySpan{byte}, ReadOnlySpan{byte}, out ProofProblem?)"/>.</param>
    public bool Verify(PublicKey key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Verify(Header.Algorithm, _text.AsSpan(0, _signedLength), _signature, out problem);
    }

    /// <summary>Signs a payload.</summary>
    /// <param name="payload">Any bytes.</param>
    /// <param name="key">The key.</param>
    /// <param name="algorithm">One that fits the key.</param>
    /// <param name="kid">Where the public key is found.</param>
    /// <param name="typ">The type of the whole, e.g. <c>JWT</c>.</param>
    /// <returns>The compact form; its header has exactly <c>alg</c>, <c>kid</c> and <c>typ</c>, in this order.</returns>
    /// <exception cref="ArgumentException"><paramref name="algorithm"/> does not fit the key.</exception>
    public static string Sign(
        ReadOnlySpan<byte> payload, SigningKey key, JwsAlgorithm algorithm, string kid, string typ) =>
        Encoding.ASCII.GetString(SignToUtf8(payload, key, algorithm, kid, typ));

    /// <summary>Signs a payload, as <see cref="Sign"/> does, and gives the bytes that go into a file.</summary>
    /// <param name="payload">Any bytes.</param>
    /// <param name="key">The key.</param>
    /// <param name="algorithm">One that fits the key.</param>
    /// <param name="kid">Where the public key is found.</param>
    /// <param name="typ">The type of the whole, e.g. <c>JWT</c>.</param>
    /// <returns>The compact form in ASCII.</returns>
    /// <exception cref="ArgumentException"><paramref name="algorithm"/> does not fit the key.</exception>
    public static byte[] SignToUtf8(
        ReadOnlySpan<byte> payload, SigningKey key, JwsAlgorithm algorithm, string kid, string typ)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(kid);
        ArgumentNullException.ThrowIfNull(typ);

        // Signing a batch asks for the same header again and again.
        var header = _lastHeader;
        if (header is null || header.Algorithm != algorithm || header.Kid != kid || header.Typ != typ)
        {
            _lastHeader = header = EncodedHeader.Of(algorithm, kid, typ);
        }

        var signedLength = header.Text.Length + 1 + Base64Url.GetEncodedLength(payload.Length);
        var signatureBytes = key.SignatureBytes;
        var text = GC.AllocateUninitializedArray<byte>(signedLength + 1 + Base64Url.GetEncodedLength(signatureBytes));
        header.Text.CopyTo(text.AsSpan());
        text[header.Text.Length] = (byte)'.';
        Base64Url.EncodeToUtf8(payload, text.AsSpan(header.Text.Length + 1));
        text[signedLength] = (byte)'.';

        Span<byte> signature = stackalloc byte[MaximumSignatureBytes];
        signature = signature[..key.Sign(algorithm, text.AsSpan(0, signedLength), signature)];
        Base64Url.EncodeToUtf8(signature, text.AsSpan(signedLength + 1));
        return text;
    }

    private static bool TryDecode(
        ReadOnlySpan<byte> part,
        string name,
        [NotNullWhen(true)] out byte[]? decoded,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = StrictBase64Url.TryDecode(part, out decoded)
            ? null
            : ProofProblem.Of(ProofProblemCodes.NotBase64Url, name);
        return decoded is not null;
    }

    /// <summary>A header as it stands in the compact form.</summary>
    private sealed record EncodedHeader(JwsAlgorithm Algorithm, string Kid, string Typ, byte[] Text)
    {
        public static EncodedHeader Of(JwsAlgorithm algorithm, string kid, string typ)
        {
            ReadOnlySpan<byte> json =
            [
                .. "{\"alg\":\""u8, .. Escape(algorithm.Name),
                .. "\",\"kid\":\""u8, .. Escape(kid),
                .. "\",\"typ\":\""u8, .. Escape(typ),
                .. "\"}"u8,
            ];
            return new EncodedHeader(algorithm, kid, typ, Base64Url.EncodeToUtf8(json));
        }

        private static ReadOnlySpan<byte> Escape(string text) =>
            JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
    }
}
