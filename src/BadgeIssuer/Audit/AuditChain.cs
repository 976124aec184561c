using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Audit;

/// <summary>The form of the audit log: one entry a line, each with the hash of the one before.</summary>
/// <remarks>
/// <para>A line is a JSON object in UTF-8 without blanks: <c>number</c>, <c>at</c>, <c>by</c>, <c>action</c>,
/// <c>badges</c> and <c>details</c> (where there are any), <c>previous</c>, and last <c>hash</c>. The hash is the SHA-256
/// of the line's bytes up to and without <c>,"hash":…</c>, so that it can be computed again with the simplest tools.
/// </para>
/// <para>Whoever changes, removes or moves an entry must recompute all that follow it; that the last one is still the
/// last one is told by the head that the store, and every backup and export, keeps.</para>
/// </remarks>
public static class AuditChain
{
    private const string HashMember = ",\"hash\":\"";
    private const int HashLength = 64;
    private static readonly int TailLength = HashMember.Length + HashLength + 2;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the line of the entry that follows <paramref name="head"/>.</summary>
    /// <param name="head">The end of the log.</param>
    /// <param name="note">What the entry says.</param>
    /// <param name="next">The end of the log with this entry.</param>
    /// <returns>The line, without a line feed.</returns>
    public static byte[] Append(AuditHead head, AuditNote note, out AuditHead next)
    {
        ArgumentNullException.ThrowIfNull(note);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", head.Number + 1);
            writer.WriteString("at", DateTimeStamp.Format(note.At));
            writer.WriteString("by", note.By);
            writer.WriteString("action", note.Action);
            WriteBadges(writer, note);
            WriteDetails(writer, note);
            writer.WriteString("previous", head.Hash);
            writer.WriteEndObject();
        }

        var signed = buffer.ToArray().AsSpan()[..^1];
        next = new AuditHead(head.Number + 1, Convert.ToHexStringLower(SHA256.HashData(signed)));
        return [.. signed, .. Encoding.ASCII.GetBytes($"{HashMember}{next.Hash}\"}}")];
    }

    /// <summary>Reads a line, and checks that its own hash is right.</summary>
    /// <param name="line">The line, without a line feed.</param>
    /// <param name="entry">The entry, if this returns <see langword="true"/>.</param>
    /// <returns><see langword="false"/> if the line is not what <see cref="Append"/> makes, byte for byte.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> line, [NotNullWhen(true)] out AuditEntry? entry)
    {
        entry = null;
        if (line.Length <= TailLength || !StrictJson.TryParse(line, out var document, out _))
        {
            return false;
        }

        using (document)
        {
            if (!AuditEntryReader.TryRead(document.RootElement, out var read))
            {
                return false;
            }

            // Made again and compared, so that nothing can hide in another spelling of the same entry.
            var made = Append(new AuditHead(read.Number - 1, read.Previous), read.Note, out var head);
            if (head.Hash != read.Hash || !line.Span.SequenceEqual(made))
            {
                return false;
            }

            entry = read;
            return true;
        }
    }

    /// <summary>Checks a log from its beginning.</summary>
    /// <param name="lines">All lines, in order.</param>
    /// <param name="expected">
    /// The end that the log must reach at least, as a store or an export remembers it; <see langword="null"/> where
    /// nothing is known.
    /// </param>
    /// <returns>What was found.</returns>
    public static AuditFinding Verify(IEnumerable<ReadOnlyMemory<byte>> lines, AuditHead? expected)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var head = AuditHead.Empty;
        foreach (var line in lines)
        {
            if (!TryRead(line, out var entry))
            {
                return new AuditFinding(head, head.Number + 1, AuditProblemCodes.Changed);
            }

            if (entry.Number != head.Number + 1 || entry.Previous != head.Hash)
            {
                return new AuditFinding(head, head.Number + 1, AuditProblemCodes.OutOfOrder);
            }

            head = entry.Head;
            if (expected is { } known && known.Number == head.Number && known.Hash != head.Hash)
            {
                return new AuditFinding(head, head.Number, AuditProblemCodes.OtherHistory);
            }
        }

        return expected is { } last && last.Number > head.Number
            ? new AuditFinding(head, head.Number + 1, AuditProblemCodes.EndMissing)
            : new AuditFinding(head, null, null);
    }

    private static void WriteBadges(Utf8JsonWriter writer, AuditNote note)
    {
        if (note.Badges.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("badges");
        foreach (var badge in note.Badges)
        {
            writer.WriteStartObject();
            writer.WriteString("id", badge.Id.ToString());
            if (badge.Achievement is { } achievement)
            {
                writer.WriteString("achievement", achievement);
            }

            if (!badge.Sha256.IsEmpty)
            {
                writer.WriteStartArray("sha256");
                foreach (var sha256 in badge.Sha256)
                {
                    writer.WriteStringValue(sha256);
                }

                writer.WriteEndArray();
            }

            if (badge.Place is { } place)
            {
                writer.WriteNumber("list", place.List);
                writer.WriteNumber("index", place.Index);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteDetails(Utf8JsonWriter writer, AuditNote note)
    {
        if (note.Details.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("details");
        foreach (var (name, value) in note.Details)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }
}
