using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Verification.Proofs;

namespace BadgeIssuer.Verification.Statuses;

/// <summary>What has been read out of a status list, and established of it: once for the same bytes.</summary>
/// <remarks>
/// Proving and decompressing a list costs more than everything else about a badge, and thousands of badges share one.
/// Whatever depends on time or on the badge is judged each time. Thread-safe.
/// </remarks>
internal sealed class ListReading
{
    // Sixteen million one-bit entries: more than any issuer has badges, and far less than a bomb.
    private const int MaximumBytes = 2 * 1024 * 1024;

    // Two million entries. Larger lists are decompressed each time rather than kept.
    private const int MaximumKeptBytes = 256 * 1024;

    private readonly JsonElement _credential;
    private readonly JwsEnvelope? _envelope;

    private volatile Proven? _proven;
    private volatile StatusList? _bits;

    private ListReading(StatusListCredential? list, JsonElement credential, JwsEnvelope? envelope, Problem? problem) =>
        (List, _credential, _envelope, Problem) = (list, credential, envelope, problem);

    /// <summary>The list, not proven by being here; <see langword="null"/> if there is none to be read.</summary>
    public StatusListCredential? List { get; }

    /// <summary>Why there is none.</summary>
    public Problem? Problem { get; }

    /// <summary>The bytes that it may come to take beside its text: those of its bits.</summary>
    public long Weight => List is null ? 0 : MaximumKeptBytes;

    /// <summary>Reads a list, as a JWT or as JSON, whatever the server calls it.</summary>
    public static ListReading Of(DocumentLookup.Answered answered) =>
        TryRead(answered.Body, out var credential, out var envelope, out var problem)
        && StatusListCredential.TryRead(credential, out var list, out problem)
            ? new ListReading(list, credential, envelope, null)
            : new ListReading(null, default, null, problem);

    /// <summary>Judges the list's proof.</summary>
    /// <returns>What made it good, or <see langword="null"/> if it is not known to be.</returns>
    /// <remarks>
    /// A good proof stays good while the documents that it was judged by are served as they were – they are asked for
    /// again, keys among them – and until a key or the proof itself ends.
    /// </remarks>
    public async ValueTask<ProofJudgement.Good?> ProveAsync(
        FetchSession documents, CredentialProof proof, CancellationToken cancellationToken)
    {
        if (_proven is { } proven && await proven.StandsAsync(documents, proof.At, cancellationToken))
        {
            return proven.Judgement;
        }

        var before = documents.Consulted.Count;
        if (await proof.JudgeAsync(_credential, _envelope, cancellationToken) is not ProofJudgement.Good good)
        {
            return null;
        }

        _proven = await Proven.ByAsync(
            documents, [.. documents.Consulted.Skip(before)], proof.At, good, cancellationToken);
        return good;
    }

    /// <summary>Decompresses the list.</summary>
    public bool TryDecode([NotNullWhen(true)] out StatusList? bits, [NotNullWhen(false)] out Problem? problem)
    {
        (bits, problem) = (_bits, null);
        if (bits is not null)
        {
            return true;
        }

        if (!StatusList.TryDecode(List!.EncodedList, MaximumBytes, out bits, out problem))
        {
            return false;
        }

        if (bits.Count <= MaximumKeptBytes * 8)
        {
            _bits = bits;
        }

        return true;
    }

    private static bool TryRead(
        ReadOnlyMemory<byte> body,
        out JsonElement credential,
        out JwsEnvelope? envelope,
        [NotNullWhen(false)] out Problem? problem)
    {
        credential = default;
        envelope = null;

        if (FormatRecogniser.Recognise(body.Span) is not PresentedFormat.CompactJws)
        {
            if (!StrictJson.TryParse(body, out var json, out problem))
            {
                return false;
            }

            credential = json.RootElement;
            return true;
        }

        if (!CompactJws.TryParse(body.Span.Trim(" \t\r\n"u8), out var jws, out var refusal))
        {
            problem = new Problem(refusal.Code, null, refusal.Arguments);
            return false;
        }

        if (!StrictJson.TryParse(jws.Payload, out var payload, out problem))
        {
            return false;
        }

        credential = VcJwt.Credential(payload.RootElement);
        envelope = new JwsEnvelope(payload.RootElement, jws, Problem: null);
        return true;
    }

    private sealed record Consulted(FetchSession.Question Question, DocumentLookup.Answered Answered);

    /// <summary>By which documents, and from when on, a proof was found good.</summary>
    private sealed record Proven(
        ImmutableArray<Consulted> Documents,
        DateTimeOffset From,
        ProofJudgement.Good Judgement)
    {
        public static async ValueTask<Proven?> ByAsync(
            FetchSession documents,
            ImmutableArray<FetchSession.Question> consulted,
            DateTimeOffset from,
            ProofJudgement.Good judgement,
            CancellationToken cancellationToken)
        {
            var answers = ImmutableArray.CreateBuilder<Consulted>(consulted.Length);
            foreach (var question in consulted.Distinct())
            {
                // Where one place was silent, what it would have said is not known to be the same another time.
                if (await documents.GetAsync(question.Url, question.Accept, cancellationToken) is not DocumentLookup.Answered answered)
                {
                    return null;
                }

                answers.Add(new Consulted(question, answered));
            }

            return new Proven(answers.ToImmutable(), from, judgement);
        }

        public async ValueTask<bool> StandsAsync(
            FetchSession documents, DateTimeOffset at, CancellationToken cancellationToken)
        {
            if (at < From || at >= Judgement.Until)
            {
                return false;
            }

            foreach (var (question, answered) in Documents)
            {
                if (await documents.GetAsync(question.Url, question.Accept, cancellationToken) is not DocumentLookup.Answered now
                    || !answered.IsSameAs(now))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
